import type { Secret } from '../../foundation/secret.ts';
import type { Db } from '../../store/database.ts';
import { listSourceSecrets, upsertSourceSecret } from '../../store/rows/source-secret-rows.ts';
import type { SourceDeps } from './source-deps.ts';

/** Seals secrets of a source, each bound to its workspace, source and field, and stores them over those before. */
export async function keepSourceSecrets(
  { db, vault, workspaceId }: Pick<SourceDeps, 'vault' | 'workspaceId'> & { readonly db: Db },
  { sourceId, secrets, at }: { readonly sourceId: number; readonly secrets: Readonly<Record<string, Secret>>; readonly at: Date },
): Promise<void> {
  for (const [field, secret] of Object.entries(secrets)) {
    const sealed = vault.seal(secret, { workspaceId, sourceId, field });
    await upsertSourceSecret(db, { sourceId, field, sealed, at });
  }
}

/** The secrets of a source by their fields, opened. @throws WrongKeyError, SecretUnreadableError */
export async function openSourceSecrets(
  { store, vault, workspaceId }: Pick<SourceDeps, 'store' | 'vault' | 'workspaceId'>,
  sourceId: number,
): Promise<Readonly<Record<string, Secret>>> {
  const rows = await store.inWorkspace(workspaceId, (db) => listSourceSecrets(db, sourceId), { readOnly: true });
  return Object.fromEntries(rows.map(({ field, sealed }) => [field, vault.open(sealed, { workspaceId, sourceId, field })]));
}
