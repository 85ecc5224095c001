import { z } from 'zod';
import { isPassword } from '../../engine/access/password-hash.ts';
import { describeDoing } from '../../engine/audit/keep-attempt.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { SignInRefusedError } from '../../foundation/errors/sign-in-refused.ts';
import { type AccountRow, findAccountByEmail, isDemoInstallation } from '../../store/rows/account-rows.ts';
import { deleteEndedSessions, deleteSession } from '../../store/rows/session-rows.ts';
import { deleteOldTries } from '../../store/rows/sign-in-try-rows.ts';
import type { AccessDeps } from './access-deps.ts';
import { emailField } from './access-fields.ts';
import { countTry } from './counted-try.ts';
import { type BegunSession, beginSession, sessionLife } from './session-life.ts';

const input = z.object({
  email: emailField,
  password: z.string().max(1000),
  /** The session that the browser had: it ends. */
  former: z.object({ accountId: z.string(), sessionId: z.string() }).nullable(),
});

const day = 24 * 3_600_000;

/**
 * Signs somebody in by e-mail and password. What is wrong, whether there is such an account, and how long it takes are not to be told apart.
 * @throws SignInRefusedError, TooManyTriesError
 */
export const signIn = defineInstallationVerb<AccessDeps, typeof input, AccountRow, BegunSession>({
  name: 'sign-in.password',
  input,
  prepare: async (deps, { email, password }) => {
    const tried = await countTry(deps, `password ${email}`);
    const [account, isDemo] = await deps.store.inInstallation(
      async (db) => [await findAccountByEmail(db, email), await isDemoInstallation(db)] as const,
      { readOnly: true },
    );
    const isAlive = account !== null && account.disabledAt === null && (!account.isDemo || isDemo);
    const isRight = await isPassword(password, isAlive ? account.passwordHash : null);
    if (!account || !isRight) {
      await deps.journal.note({
        ...describeDoing(deps, 'sign-in.password'),
        actor: `person:${account?.email ?? 'unknown'}`,
        accountId: account?.id ?? null,
        subject: account ? `account ${account.id}` : 'account',
        result: 'refused',
        detail: {},
      });
      throw new SignInRefusedError();
    }
    await tried.succeed();
    return account;
  },
  run: async ({ db, actor, clock }, { former }, { id, totp }) => {
    const now = clock.now();
    if (former) await deleteSession(db, former.accountId, former.sessionId);
    await deleteEndedSessions(db, new Date(now), new Date(now - sessionLife.idle));
    await deleteOldTries(db, new Date(now - 2 * day));
    const isComplete = !totp?.confirmedAt;
    return beginSession(db, { accountId: id, method: 'password', isComplete, onlyWorkspaceId: null }, { actor, now });
  },
  note: (_input, { next }, { id }) => ({ accountId: id, subject: `account ${id}`, detail: { next } }),
});
