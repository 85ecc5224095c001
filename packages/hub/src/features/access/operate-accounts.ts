import { z } from 'zod';
import { hashPassword } from '../../engine/access/password-hash.ts';
import { defineInstallationVerb } from '../../engine/installation-verb.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import {
  type AccountRow,
  findAccountByEmail,
  insertAccount,
  listAccounts as listRows,
  setDisabled,
  setPasswordHash,
} from '../../store/rows/account-rows.ts';
import { revokeApiKeys } from '../../store/rows/api-key-rows.ts';
import { insertMembership } from '../../store/rows/membership-rows.ts';
import { setTotpSecret } from '../../store/rows/second-factor-rows.ts';
import { deleteSessions } from '../../store/rows/session-rows.ts';
import { mainWorkspaceId } from '../../store/rows/workspace-rows.ts';
import type { AccessDeps } from './access-deps.ts';
import { emailField } from './access-fields.ts';

/** Everybody of the installation, by e-mail address. */
export async function listAccounts({ store }: Pick<AccessDeps, 'store'>): Promise<readonly AccountRow[]> {
  return store.inInstallation(listRows, { readOnly: true });
}

const who = z.object({ email: emailField });

/** What ended with an account. */
export interface DisabledAccount {
  readonly accountId: string;
  readonly sessions: number;
  readonly keys: number;
}

/** Lets somebody in no longer: their sessions and keys end at once (TRUST S53). @throws NotThereError */
export const disableAccount = defineInstallationVerb<AccessDeps, typeof who, undefined, DisabledAccount>({
  name: 'account.disable',
  input: who,
  prepare: async () => undefined,
  run: async ({ db, clock }, { email }) => {
    const account = await findAccountByEmail(db, email);
    if (!account) throw new NotThereError('person');
    const at = new Date(clock.now());
    await setDisabled(db, account.id, at);
    const keys = await revokeApiKeys(db, { accountId: account.id, workspaceId: null }, at);
    return { accountId: account.id, sessions: await deleteSessions(db, account.id), keys };
  },
  note: (_input, { accountId, sessions, keys }) => ({ accountId, subject: `account ${accountId}`, detail: { sessions, keys } }),
});

/** Lets somebody in again. Keys stay ended. @throws NotThereError */
export const enableAccount = defineInstallationVerb<AccessDeps, typeof who, undefined, { readonly accountId: string }>({
  name: 'account.enable',
  input: who,
  prepare: async () => undefined,
  run: async ({ db }, { email }) => {
    const account = await findAccountByEmail(db, email);
    if (!account) throw new NotThereError('person');
    await setDisabled(db, account.id, null);
    return { accountId: account.id };
  },
  note: (_input, { accountId }) => ({ accountId, subject: `account ${accountId}`, detail: {} }),
});

/** Takes the second factor of somebody away who lost it, and ends their sessions. @throws NotThereError */
export const resetSecondFactor = defineInstallationVerb<AccessDeps, typeof who, undefined, { readonly accountId: string }>({
  name: 'account.reset-second-factor',
  input: who,
  prepare: async () => undefined,
  run: async ({ db }, { email }) => {
    const account = await findAccountByEmail(db, email);
    if (!account) throw new NotThereError('person');
    await setTotpSecret(db, account.id, null);
    await deleteSessions(db, account.id);
    return { accountId: account.id };
  },
  note: (_input, { accountId }) => ({ accountId, subject: `account ${accountId}`, detail: {} }),
});

const demoInput = z.object({ email: emailField, password: z.string() });

/** The owner of the demonstration, with this password. Nobody any more once a HaloPSA is connected that is not imitated. */
export const keepDemoOwner = defineInstallationVerb<
  AccessDeps,
  typeof demoInput,
  string,
  { readonly accountId: string; readonly isNew: boolean }
>({
  name: 'account.keep-demo-owner',
  input: demoInput,
  prepare: (_deps, { password }) => hashPassword(password),
  run: async ({ db, clock }, { email }, passwordHash) => {
    const at = new Date(clock.now());
    const known = await findAccountByEmail(db, email);
    if (known) {
      if (known.isDemo) await setPasswordHash(db, { id: known.id, passwordHash, at });
      return { accountId: known.id, isNew: false };
    }
    const made = await insertAccount(db, {
      email,
      displayName: 'Demo owner',
      passwordHash,
      isInstallationOwner: true,
      isDemo: true,
      at,
    });
    const accountId = made ?? '';
    await insertMembership(db, { workspaceId: mainWorkspaceId, accountId, role: 'owner', at });
    return { accountId, isNew: true };
  },
  note: (_input, { accountId, isNew }) => (isNew ? { accountId, subject: `account ${accountId}`, detail: {} } : null),
});
