import { z } from 'zod';
import {
  describeTotp,
  findTotpStep,
  hashRecoveryCode,
  makeRecoveryCodes,
  makeTotpSecret,
} from '../../engine/access/time-code.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { SecondFactorStateError } from '../../foundation/errors/second-factor-state.ts';
import { WrongCodeError } from '../../foundation/errors/wrong-code.ts';
import type { Db } from '../../store/database.ts';
import { type AccountRow, findAccountById } from '../../store/rows/account-rows.ts';
import { confirmTotp, replaceRecoveryCodes, setTotpSecret, takeTotpStep } from '../../store/rows/second-factor-rows.ts';
import { type AccessDeps, totpPlace } from './access-deps.ts';
import { accountIdField } from './access-fields.ts';
import { countTry } from './counted-try.ts';
import { assertPassword } from './own-account.ts';

const withPassword = z.object({ accountId: accountIdField, password: z.string().max(1000) });

/** What an app of codes needs; shown once. */
export interface TotpEnrolment {
  /** `otpauth://totp/...`, for a QR code. */
  readonly address: string;
  /** The same secret in base32, to be typed. */
  readonly secret: string;
}

const noteOf = ({ accountId }: { readonly accountId: string }) => ({ accountId, subject: `account ${accountId}`, detail: {} });

/** Begins to set up a second factor; it is asked for once it is confirmed. @throws SecondFactorStateError, SignInRefusedError */
export const enrolTotp = defineInstallationVerb<AccessDeps, typeof withPassword, AccountRow, TotpEnrolment>({
  name: 'second-factor.enrol',
  input: withPassword,
  prepare: async (deps, { accountId, password }) => {
    const account = await assertPassword(deps, accountId, password);
    if (account.totp?.confirmedAt) throw new SecondFactorStateError('there is one; it is removed before another is set up');
    return account;
  },
  run: async ({ db, vault }, { accountId }, { email }) => {
    const secret = makeTotpSecret();
    await setTotpSecret(db, accountId, vault.seal(secret, totpPlace(accountId)));
    return { address: describeTotp(secret, email), secret: secret.reveal() };
  },
  note: noteOf,
});

const confirmInput = z.object({ accountId: accountIdField, code: z.string().trim().max(20) });

/** Confirms the second factor by a code of the app. Returns ten recovery codes, which are shown this once. @throws WrongCodeError, SecondFactorStateError, TooManyTriesError */
export const confirmSecondFactor = defineInstallationVerb<AccessDeps, typeof confirmInput, number, readonly string[]>({
  name: 'second-factor.confirm',
  input: confirmInput,
  prepare: async (deps, { accountId, code }) => {
    const tried = await countTry(deps, `code ${accountId}`);
    const account = await deps.store.inInstallation((db) => findAccountById(db, accountId), { readOnly: true });
    if (!account?.totp || account.totp.confirmedAt) throw new SecondFactorStateError('none is being set up');
    const step = findTotpStep(deps.vault.open(account.totp.sealed, totpPlace(accountId)), code, deps.clock.now());
    if (step === null) throw new WrongCodeError();
    await tried.succeed();
    return step;
  },
  run: async ({ db, clock }, { accountId }, step) => {
    if (!(await takeTotpStep(db, accountId, step))) throw new WrongCodeError();
    await confirmTotp(db, accountId, new Date(clock.now()));
    return renewCodes(db, accountId);
  },
  note: noteOf,
});

/** Takes the second factor away. @throws SignInRefusedError, TooManyTriesError */
export const removeSecondFactor = defineInstallationVerb<AccessDeps, typeof withPassword, AccountRow, void>({
  name: 'second-factor.remove',
  input: withPassword,
  prepare: (deps, { accountId, password }) => assertPassword(deps, accountId, password),
  run: ({ db }, { accountId }) => setTotpSecret(db, accountId, null),
  note: noteOf,
});

/** Makes ten other recovery codes; those before open no longer. @throws SecondFactorStateError, SignInRefusedError, TooManyTriesError */
export const renewRecoveryCodes = defineInstallationVerb<AccessDeps, typeof withPassword, AccountRow, readonly string[]>({
  name: 'second-factor.renew-recovery-codes',
  input: withPassword,
  prepare: async (deps, { accountId, password }) => {
    const account = await assertPassword(deps, accountId, password);
    if (!account.totp?.confirmedAt) throw new SecondFactorStateError('there is none');
    return account;
  },
  run: ({ db }, { accountId }) => renewCodes(db, accountId),
  note: noteOf,
});

async function renewCodes(db: Db, accountId: string): Promise<readonly string[]> {
  const codes = makeRecoveryCodes();
  await replaceRecoveryCodes(
    db,
    accountId,
    codes.map((code) => hashRecoveryCode(accountId, code)),
  );
  return codes;
}
