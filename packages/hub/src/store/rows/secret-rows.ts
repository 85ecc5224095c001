import type { SealedSecret } from '../../foundation/vault.ts';
import type { Db } from '../database.ts';

/** A secret with the day on which it ends. */
export interface EndingSecretRow {
  readonly connectionId: number;
  readonly expiresAt: Date;
}

/** Since when a secret is kept, and when it ends; null: nobody said. */
export interface SecretAge {
  readonly keptAt: Date;
  readonly expiresAt: Date | null;
}

/** Keeps the encrypted secret of one field, over the one that was there. A new secret is as old as this moment, and ends when it is said again. */
export async function upsertSecret(
  db: Db,
  { connectionId, field, sealed }: { readonly connectionId: number; readonly field: string; readonly sealed: SealedSecret },
): Promise<void> {
  const values = { ciphertext: sealed.ciphertext, key_id: sealed.keyId, updated_at: new Date() };
  await db.query
    .insertInto('hub.connection_secret')
    .values({ connection_id: connectionId, field, ...values })
    .onConflict((conflict) => conflict.columns(['connection_id', 'field']).doUpdateSet(values))
    .execute();
  await db.client.query(
    'UPDATE hub.connection_secret SET kept_at = $3, expires_at = NULL WHERE connection_id = $1 AND field = $2',
    [connectionId, field, values.updated_at],
  );
}

/** Says when the secret of a connection ends; null takes the day away. Returns whether there is such a secret. */
export async function setSecretExpiry(
  db: Db,
  { connectionId, field, expiresAt }: { readonly connectionId: number; readonly field: string; readonly expiresAt: Date | null },
): Promise<boolean> {
  const set = await db.client.query('UPDATE hub.connection_secret SET expires_at = $3 WHERE connection_id = $1 AND field = $2', [
    connectionId,
    field,
    expiresAt,
  ]);
  return set.rowCount === 1;
}

/** The secrets in use of which somebody said when they end. */
export async function listEndingSecrets(db: Db): Promise<readonly EndingSecretRow[]> {
  const listed = await db.client.query<EndingSecretRow>(
    `SELECT connection_id AS "connectionId", expires_at AS "expiresAt" FROM hub.connection_secret
      WHERE field = 'secret' AND expires_at IS NOT NULL ORDER BY connection_id`,
  );
  return listed.rows;
}

/** Since when the secret of each connection is kept, by the id of the connection. */
export async function listSecretAges(db: Db): Promise<ReadonlyMap<number, SecretAge>> {
  const listed = await db.client.query<SecretAge & { readonly id: number }>(
    `SELECT connection_id AS id, kept_at AS "keptAt", expires_at AS "expiresAt" FROM hub.connection_secret WHERE field = 'secret'`,
  );
  return new Map(listed.rows.map(({ id, keptAt, expiresAt }) => [id, { keptAt, expiresAt }]));
}

/** Removes the secret of one field. Returns when it would have ended. */
export async function deleteSecret(db: Db, connectionId: number, field: string): Promise<Date | null> {
  const deleted = await db.client.query<{ expiresAt: Date | null }>(
    'DELETE FROM hub.connection_secret WHERE connection_id = $1 AND field = $2 RETURNING expires_at AS "expiresAt"',
    [connectionId, field],
  );
  return deleted.rows[0]?.expiresAt ?? null;
}

/** The encrypted secret of one field, or null where there is none. */
export async function findSecret(db: Db, connectionId: number, field: string): Promise<SealedSecret | null> {
  const row = await db.query
    .selectFrom('hub.connection_secret')
    .select(['ciphertext', 'key_id'])
    .where('connection_id', '=', connectionId)
    .where('field', '=', field)
    .executeTakeFirst();
  return row ? { ciphertext: row.ciphertext, keyId: row.key_id } : null;
}

/** Removes every secret of a connection. Returns how many there were. */
export async function deleteSecrets(db: Db, connectionId: number): Promise<number> {
  const result = await db.query.deleteFrom('hub.connection_secret').where('connection_id', '=', connectionId).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Which keys the secrets of the workspace's connections are sealed with. */
export async function listKeyIds(db: Db): Promise<readonly string[]> {
  const found = await db.client.query<{ keyId: string }>(
    'SELECT DISTINCT key_id AS "keyId" FROM hub.connection_secret ORDER BY 1',
  );
  return found.rows.map(({ keyId }) => keyId);
}

/** Every secret of the workspace as it is stored, locked until the transaction ends. */
export async function listSealedSecrets(
  db: Db,
): Promise<readonly { readonly connectionId: number; readonly field: string; readonly sealed: SealedSecret }[]> {
  const listed = await db.client.query<{ connectionId: number; field: string; ciphertext: Buffer; keyId: string }>(
    `SELECT connection_id AS "connectionId", field, ciphertext, key_id AS "keyId" FROM hub.connection_secret
      ORDER BY connection_id, field FOR UPDATE`,
  );
  return listed.rows.map(({ connectionId, field, ciphertext, keyId }) => ({
    connectionId,
    field,
    sealed: { ciphertext, keyId },
  }));
}

/** Puts the same secret, sealed anew, in its place; its age and its day stay. */
export async function replaceSealed(
  db: Db,
  { connectionId, field, sealed }: { readonly connectionId: number; readonly field: string; readonly sealed: SealedSecret },
): Promise<void> {
  await db.client.query(
    'UPDATE hub.connection_secret SET ciphertext = $3, key_id = $4, updated_at = now() WHERE connection_id = $1 AND field = $2',
    [connectionId, field, sealed.ciphertext, sealed.keyId],
  );
}
