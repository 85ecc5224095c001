import { type Capability, capabilitiesOfRole } from '@sundog/api';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import { findAccountByEmail } from '../../store/rows/account-rows.ts';
import { listApiKeys } from '../../store/rows/api-key-rows.ts';
import { listMembers } from '../../store/rows/membership-rows.ts';
import type { AccessDeps } from './access-deps.ts';

type Deps = Pick<AccessDeps, 'store'>;

/** Who a key is to act for, and what they may do there. */
export interface KeyHolder {
  readonly accountId: string;
  readonly held: ReadonlySet<Capability>;
}

/** Finds a person of a workspace by e-mail address: what they may is what a key of theirs may at most. @throws NotThereError */
export async function findKeyHolder(
  { store }: Deps,
  { email, workspaceId }: { readonly email: string; readonly workspaceId: number },
): Promise<KeyHolder> {
  const found = await store.inInstallation(
    async (db) => {
      const account = await findAccountByEmail(db, email.trim().toLowerCase());
      const members = account ? await listMembers(db, workspaceId) : [];
      return members.find(({ accountId }) => accountId === account?.id) ?? null;
    },
    { readOnly: true },
  );
  if (!found || found.isDisabled) throw new NotThereError('person');
  return { accountId: found.accountId, held: new Set(capabilitiesOfRole[found.role]) };
}

/** The id of a key by its id, or by how it begins as lists show it. @throws NotThereError where there is none, or more than one */
export async function findKeyId({ store }: Deps, idOrPrefix: string): Promise<string> {
  const keys = await store.inInstallation((db) => listApiKeys(db, { accountId: null, workspaceId: null }), { readOnly: true });
  const found = keys.filter(({ id, prefix, revokedAt }) => id === idOrPrefix || (prefix === idOrPrefix && revokedAt === null));
  const [one] = found;
  if (!one || found.length > 1) throw new NotThereError('key');
  return one.id;
}
