import type { SealedSecret } from '../../foundation/vault.ts';
import type { Db } from '../database.ts';

/** Keeps the encrypted secret of one field, over the one that was there. */
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
