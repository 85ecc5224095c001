import { z } from 'zod';
import { findTotpStep, hashRecoveryCode } from '../../engine/access/time-code.ts';
import { describeDoing } from '../../engine/audit/keep-attempt.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { SecondFactorStateError } from '../../foundation/errors/second-factor-state.ts';
import { WrongCodeError } from '../../foundation/errors/wrong-code.ts';
import { findAccountById } from '../../store/rows/account-rows.ts';
import { takeRecoveryCode, takeTotpStep } from '../../store/rows/second-factor-rows.ts';
import { type AccessDeps, totpPlace } from './access-deps.ts';
import { accountIdField } from './access-fields.ts';
import { countTry } from './counted-try.ts';
import { type BegunSession, finishSession } from './session-life.ts';

const input = z.object({
  accountId: accountIdField,
  sessionId: z.uuid(),
  /** Six digits of the app, or a recovery code. */
  code: z.string().trim().min(6).max(40),
});

/**
 * Completes a session by a code. A code opens once, and one of the app only within its half minute and the ones beside it.
 * @throws WrongCodeError, TooManyTriesError, SecondFactorStateError
 */
export const passSecondFactor = defineInstallationVerb<AccessDeps, typeof input, 'app' | 'recovery-code', BegunSession>({
  name: 'sign-in.second-factor',
  input,
  prepare: async (deps, { accountId, code }) => {
    const tried = await countTry(deps, `code ${accountId}`);
    const means = await takeCode(deps, accountId, code);
    if (means === null) {
      await deps.journal.note({
        ...describeDoing(deps, 'sign-in.second-factor'),
        accountId,
        subject: `account ${accountId}`,
        result: 'refused',
        detail: {},
      });
      throw new WrongCodeError();
    }
    await tried.succeed();
    return means;
  },
  run: ({ db, clock }, { sessionId }) => finishSession(db, sessionId, clock.now()),
  note: ({ accountId }, _output, by) => ({ accountId, subject: `account ${accountId}`, detail: { by } }),
});

/** Takes a code, so that it opens nothing again; null: it is wrong. */
async function takeCode(deps: AccessDeps, accountId: string, code: string): Promise<'app' | 'recovery-code' | null> {
  const now = deps.clock.now();
  return deps.store.inInstallation(async (db) => {
    const account = await findAccountById(db, accountId);
    if (!account?.totp?.confirmedAt) throw new SecondFactorStateError('this account has no second factor');
    if (!/^[\d\s]+$/.test(code)) {
      const recovery = { accountId, hash: hashRecoveryCode(accountId, code), at: new Date(now) };
      return (await takeRecoveryCode(db, recovery)) ? 'recovery-code' : null;
    }
    const step = findTotpStep(deps.vault.open(account.totp.sealed, totpPlace(accountId)), code, now);
    return step !== null && (await takeTotpStep(db, accountId, step)) ? 'app' : null;
  });
}
