import { z } from 'zod';
import { assertStrongPassword } from '../../engine/access/assert-strong-password.ts';
import { hashPassword, isPassword } from '../../engine/access/password-hash.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import { SignInRefusedError } from '../../foundation/errors/sign-in-refused.ts';
import { type AccountRow, findAccountById, setDisplayName, setPasswordHash } from '../../store/rows/account-rows.ts';
import { countRecoveryCodes } from '../../store/rows/second-factor-rows.ts';
import { deleteSession, deleteSessions, listSessions, type SessionRow } from '../../store/rows/session-rows.ts';
import type { AccessDeps } from './access-deps.ts';
import { accountIdField, displayNameField } from './access-fields.ts';
import { countTry } from './counted-try.ts';

/** An account as its person sees it. */
export interface OwnAccount {
  readonly account: AccountRow;
  readonly recoveryCodesLeft: number;
}

/** Reads one's own account. @throws NotThereError */
export async function readOwnAccount({ store }: Pick<AccessDeps, 'store'>, accountId: string): Promise<OwnAccount> {
  return store.inInstallation(
    async (db) => {
      const account = await findAccountById(db, accountId);
      if (!account) throw new NotThereError('person');
      return { account, recoveryCodesLeft: await countRecoveryCodes(db, accountId) };
    },
    { readOnly: true },
  );
}

/** Where one is signed in. */
export async function listOwnSessions(
  { store, clock }: Pick<AccessDeps, 'store' | 'clock'>,
  accountId: string,
): Promise<readonly SessionRow[]> {
  return store.inInstallation((db) => listSessions(db, accountId, new Date(clock.now())), { readOnly: true });
}

/** Looks whether somebody who is signed in knows the password too, before what a thief of the session would do. @throws SignInRefusedError, TooManyTriesError */
export async function assertPassword(deps: AccessDeps, accountId: string, password: string): Promise<AccountRow> {
  const { account } = await readOwnAccount(deps, accountId);
  const tried = await countTry(deps, `password ${account.email}`);
  if (!(await isPassword(password, account.passwordHash))) throw new SignInRefusedError();
  await tried.succeed();
  return account;
}

const renameInput = z.object({ accountId: accountIdField, displayName: displayNameField });

/** Says how one is called. */
export const renameAccount = defineInstallationVerb<AccessDeps, typeof renameInput, undefined, void>({
  name: 'account.rename',
  input: renameInput,
  prepare: async () => undefined,
  run: ({ db }, { accountId, displayName }) => setDisplayName(db, accountId, displayName),
  note: ({ accountId, displayName }) => ({ accountId, subject: `account ${accountId}`, detail: { displayName } }),
});

const passwordInput = z.object({
  accountId: accountIdField,
  sessionId: z.string(),
  current: z.string().max(1000),
  password: z.string().max(1000),
});

/** Changes one's password and ends one's other sessions. @throws SignInRefusedError, WeakPasswordError, TooManyTriesError */
export const changePassword = defineInstallationVerb<AccessDeps, typeof passwordInput, string, number>({
  name: 'account.change-password',
  input: passwordInput,
  prepare: async (deps, { accountId, current, password }) => {
    const { email, displayName } = await assertPassword(deps, accountId, current);
    await assertStrongPassword(password, [email, displayName]);
    return hashPassword(password);
  },
  run: async ({ db, clock }, { accountId, sessionId }, passwordHash) => {
    await setPasswordHash(db, { id: accountId, passwordHash, at: new Date(clock.now()) });
    return deleteSessions(db, accountId, sessionId);
  },
  note: ({ accountId }, sessionsEnded) => ({ accountId, subject: `account ${accountId}`, detail: { sessionsEnded } }),
});

const endInput = z.object({ accountId: accountIdField, sessionId: z.uuid() });

/** Ends one of one's sessions: signing out, here or elsewhere. @throws NotThereError */
export const endSession = defineInstallationVerb<AccessDeps, typeof endInput, undefined, void>({
  name: 'session.end',
  input: endInput,
  prepare: async () => undefined,
  run: async ({ db }, { accountId, sessionId }) => {
    if (!(await deleteSession(db, accountId, sessionId))) throw new NotThereError('session');
  },
  note: ({ accountId, sessionId }) => ({ accountId, subject: `account ${accountId}`, detail: { session: sessionId } }),
});
