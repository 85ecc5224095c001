import type { SealedSecret } from '../../foundation/vault.ts';
import type { Db } from '../database.ts';

/** A secret of a channel as it is stored. */
export interface ChannelSecretRow {
  readonly channelId: number;
  readonly field: string;
  readonly sealed: SealedSecret;
  /** When it is used no longer; null: it is the one in use. */
  readonly usedUntil: Date | null;
}

/** Keeps a secret of a channel, over the one that was there. */
export async function upsertChannelSecret(
  db: Db,
  { channelId, field, sealed, usedUntil, at }: ChannelSecretRow & { readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.channel_secret (channel_id, field, ciphertext, key_id, kept_at, used_until) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (channel_id, field) DO UPDATE SET ciphertext = excluded.ciphertext, key_id = excluded.key_id, kept_at = excluded.kept_at,
                                                   used_until = excluded.used_until`,
    [channelId, field, sealed.ciphertext, sealed.keyId, at, usedUntil],
  );
}

/** Removes one secret of a channel. */
export async function deleteChannelSecret(db: Db, channelId: number, field: string): Promise<void> {
  await db.client.query('DELETE FROM hub.channel_secret WHERE channel_id = $1 AND field = $2', [channelId, field]);
}

const columns = 'channel_id AS "channelId", field, ciphertext, key_id AS "keyId", used_until AS "usedUntil"';

/** The secrets of one channel. */
export async function listChannelSecrets(db: Db, channelId: number): Promise<readonly ChannelSecretRow[]> {
  const listed = await db.client.query<StoredSecret>(`SELECT ${columns} FROM hub.channel_secret WHERE channel_id = $1`, [
    channelId,
  ]);
  return listed.rows.map(toRow);
}

/** Every secret of the workspace's channels, locked until the transaction ends. */
export async function lockChannelSecrets(db: Db): Promise<readonly ChannelSecretRow[]> {
  const listed = await db.client.query<StoredSecret>(
    `SELECT ${columns} FROM hub.channel_secret ORDER BY channel_id, field FOR UPDATE`,
  );
  return listed.rows.map(toRow);
}

interface StoredSecret extends Omit<ChannelSecretRow, 'sealed'> {
  readonly ciphertext: Buffer;
  readonly keyId: string;
}

function toRow({ ciphertext, keyId, ...row }: StoredSecret): ChannelSecretRow {
  return { ...row, sealed: { ciphertext, keyId } };
}

/** Puts the same secret, sealed anew, in its place; its age stays. */
export async function replaceChannelSealed(
  db: Db,
  { channelId, field, sealed }: Pick<ChannelSecretRow, 'channelId' | 'field' | 'sealed'>,
): Promise<void> {
  await db.client.query('UPDATE hub.channel_secret SET ciphertext = $3, key_id = $4 WHERE channel_id = $1 AND field = $2', [
    channelId,
    field,
    sealed.ciphertext,
    sealed.keyId,
  ]);
}
