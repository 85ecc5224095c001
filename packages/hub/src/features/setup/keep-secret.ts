import { SecretMissingError } from '../../foundation/errors/secret-missing.ts';
import type { Secret } from '../../foundation/secret.ts';
import type { Vault } from '../../foundation/vault.ts';
import type { Db } from '../../store/database.ts';
import { findSecret, upsertSecret } from '../../store/rows/secret-rows.ts';
import type { SetupDeps } from './setup-deps.ts';

const field = 'secret';
/** The field of a secret that was given ahead of time. */
export const nextField = 'next-secret';

/** Seals the secret of a connection and stores it over the one before. */
export async function keepSecret(
  { db, vault, workspaceId }: { readonly db: Db; readonly vault: Vault; readonly workspaceId: number },
  connectionId: number,
  secret: Secret,
): Promise<void> {
  await upsertSecret(db, { connectionId, field, sealed: vault.seal(secret, { workspaceId, connectionId, field }) });
}

/** The secret of a connection. @throws SecretMissingError, WrongKeyError, SecretUnreadableError */
export async function readSecret(
  deps: Pick<SetupDeps, 'store' | 'workspaceId' | 'vault'>,
  connection: { readonly id: number; readonly name: string },
): Promise<Secret> {
  const { store, workspaceId, vault } = deps;
  const sealed = await store.inWorkspace(workspaceId, (db) => findSecret(db, connection.id, field), { readOnly: true });
  if (!sealed) throw new SecretMissingError(connection.name);
  return vault.open(sealed, { workspaceId, connectionId: connection.id, field });
}

/** The secret that was given ahead of time; null: there is none. @throws WrongKeyError, SecretUnreadableError */
export async function findNextSecret(
  { store, workspaceId, vault }: Pick<SetupDeps, 'store' | 'workspaceId' | 'vault'>,
  connectionId: number,
): Promise<Secret | null> {
  const sealed = await store.inWorkspace(workspaceId, (db) => findSecret(db, connectionId, nextField), { readOnly: true });
  return sealed ? vault.open(sealed, { workspaceId, connectionId, field: nextField }) : null;
}
