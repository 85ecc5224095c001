import type { SealedSecret } from '../../foundation/vault.ts';
import type { Db } from '../database.ts';

/** Keeps the secret of a second factor that is being set up; null takes the second factor away. */
export async function setTotpSecret(db: Db, accountId: string, sealed: SealedSecret | null): Promise<void> {
  await db.client.query(
    `UPDATE hub.account SET totp_ciphertext = $2, totp_key_id = $3, totp_confirmed_at = NULL, totp_last_step = NULL WHERE id = $1`,
    [accountId, sealed?.ciphertext ?? null, sealed?.keyId ?? null],
  );
  if (sealed === null) await db.client.query('DELETE FROM hub.recovery_code WHERE account_id = $1', [accountId]);
}

/** From now on the second factor is asked for. */
export async function confirmTotp(db: Db, accountId: string, at: Date): Promise<void> {
  await db.client.query('UPDATE hub.account SET totp_confirmed_at = $2 WHERE id = $1', [accountId, at]);
}

/** Takes the step of a code: false where it, or a later one, was taken before. */
export async function takeTotpStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const taken = await db.client.query(
    'UPDATE hub.account SET totp_last_step = $2 WHERE id = $1 AND (totp_last_step IS NULL OR totp_last_step < $2)',
    [accountId, step],
  );
  return taken.rowCount === 1;
}

/** Puts these recovery codes in the place of those that were there. */
export async function replaceRecoveryCodes(db: Db, accountId: string, hashes: readonly Buffer[]): Promise<void> {
  await db.client.query('DELETE FROM hub.recovery_code WHERE account_id = $1', [accountId]);
  await db.client.query('INSERT INTO hub.recovery_code (account_id, code_hash) SELECT $1, unnest($2::bytea[])', [
    accountId,
    hashes,
  ]);
}

/** Takes a recovery code: false where there is none such, or it was taken before. */
export async function takeRecoveryCode(
  db: Db,
  { accountId, hash, at }: { readonly accountId: string; readonly hash: Buffer; readonly at: Date },
): Promise<boolean> {
  const taken = await db.client.query(
    'UPDATE hub.recovery_code SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL',
    [accountId, hash, at],
  );
  return taken.rowCount === 1;
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const counted = await db.client.query<{ left: number }>(
    'SELECT count(*)::integer AS left FROM hub.recovery_code WHERE account_id = $1 AND used_at IS NULL',
    [accountId],
  );
  return counted.rows[0]?.left ?? 0;
}

/** A sealed secret of a second factor, with whose it is. */
export interface SealedTotp {
  readonly accountId: string;
  readonly sealed: SealedSecret;
}

/** Every sealed secret of a second factor, locked until the transaction ends. */
export async function lockTotpSecrets(db: Db): Promise<readonly SealedTotp[]> {
  const found = await db.client.query<{ id: string; ciphertext: Buffer; keyId: string }>(
    `SELECT id, totp_ciphertext AS ciphertext, totp_key_id AS "keyId" FROM hub.account WHERE totp_key_id IS NOT NULL ORDER BY id FOR UPDATE`,
  );
  return found.rows.map(({ id, ciphertext, keyId }) => ({ accountId: id, sealed: { ciphertext, keyId } }));
}

/** Puts the same secret, sealed anew, in its place. */
export async function replaceTotpSealed(db: Db, { accountId, sealed }: SealedTotp): Promise<void> {
  await db.client.query('UPDATE hub.account SET totp_ciphertext = $2, totp_key_id = $3 WHERE id = $1', [
    accountId,
    sealed.ciphertext,
    sealed.keyId,
  ]);
}
