import type { SealedSecret } from '../../foundation/vault.ts';
import type { Db } from '../database.ts';

/** A secret of a source as it is stored. */
export interface SourceSecretRow {
  readonly sourceId: number;
  /** The name of the setting. */
  readonly field: string;
  readonly sealed: SealedSecret;
}

interface StoredSecret extends Omit<SourceSecretRow, 'sealed'> {
  readonly ciphertext: Buffer;
  readonly keyId: string;
}

const columns = 'source_id AS "sourceId", field, ciphertext, key_id AS "keyId"';

/** Keeps a secret of a source, over the one that was there. */
export async function upsertSourceSecret(
  db: Db,
  { sourceId, field, sealed, at }: SourceSecretRow & { readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.source_secret (source_id, field, ciphertext, key_id, kept_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (source_id, field) DO UPDATE SET ciphertext = excluded.ciphertext, key_id = excluded.key_id, kept_at = excluded.kept_at`,
    [sourceId, field, sealed.ciphertext, sealed.keyId, at],
  );
}

/** The secrets of one source. */
export async function listSourceSecrets(db: Db, sourceId: number): Promise<readonly SourceSecretRow[]> {
  const listed = await db.client.query<StoredSecret>(`SELECT ${columns} FROM hub.source_secret WHERE source_id = $1`, [sourceId]);
  return listed.rows.map(toRow);
}

/** Every secret of the workspace's sources, locked until the transaction ends. */
export async function lockSourceSecrets(db: Db): Promise<readonly SourceSecretRow[]> {
  const listed = await db.client.query<StoredSecret>(
    `SELECT ${columns} FROM hub.source_secret ORDER BY source_id, field FOR UPDATE`,
  );
  return listed.rows.map(toRow);
}

function toRow({ ciphertext, keyId, ...row }: StoredSecret): SourceSecretRow {
  return { ...row, sealed: { ciphertext, keyId } };
}

/** Puts the same secret, sealed anew, in its place; its age stays. */
export async function replaceSourceSealed(db: Db, { sourceId, field, sealed }: SourceSecretRow): Promise<void> {
  await db.client.query('UPDATE hub.source_secret SET ciphertext = $3, key_id = $4 WHERE source_id = $1 AND field = $2', [
    sourceId,
    field,
    sealed.ciphertext,
    sealed.keyId,
  ]);
}
