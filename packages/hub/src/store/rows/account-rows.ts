import type { SealedSecret } from '../../foundation/vault.ts';
import type { Db } from '../database.ts';

/** A person of the installation. Every function here wants a transaction of the installation. */
export interface AccountRow {
  readonly id: string;
  /** Lower case. */
  readonly email: string;
  readonly displayName: string;
  readonly isInstallationOwner: boolean;
  /** The owner of the demonstration. */
  readonly isDemo: boolean;
  /** Null: signs in by single sign-on alone. */
  readonly passwordHash: string | null;
  readonly totp: AccountTotp | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

/** The second factor of an account. */
export interface AccountTotp {
  readonly sealed: SealedSecret;
  /** Null: being set up. */
  readonly confirmedAt: Date | null;
  readonly lastStep: number | null;
}

interface RawAccount extends Omit<AccountRow, 'totp'> {
  readonly ciphertext: Buffer | null;
  readonly keyId: string | null;
  readonly confirmedAt: Date | null;
  readonly lastStep: number | null;
}

const columns = `id, email, display_name AS "displayName", is_installation_owner AS "isInstallationOwner", is_demo AS "isDemo",
  password_hash AS "passwordHash", totp_ciphertext AS ciphertext, totp_key_id AS "keyId", totp_confirmed_at AS "confirmedAt",
  totp_last_step AS "lastStep", created_at AS "createdAt", disabled_at AS "disabledAt"`;

function toRow({ ciphertext, keyId, confirmedAt, lastStep, ...row }: RawAccount): AccountRow {
  return { ...row, totp: ciphertext && keyId ? { sealed: { ciphertext, keyId }, confirmedAt, lastStep } : null };
}

/** A person by their e-mail address, lower case. */
export async function findAccountByEmail(db: Db, email: string): Promise<AccountRow | null> {
  const found = await db.client.query<RawAccount>(`SELECT ${columns} FROM hub.account WHERE email = $1`, [email]);
  return found.rows[0] ? toRow(found.rows[0]) : null;
}

export async function findAccountById(db: Db, id: string): Promise<AccountRow | null> {
  const found = await db.client.query<RawAccount>(`SELECT ${columns} FROM hub.account WHERE id = $1`, [id]);
  return found.rows[0] ? toRow(found.rows[0]) : null;
}

/** Everybody, by e-mail address. */
export async function listAccounts(db: Db): Promise<readonly AccountRow[]> {
  return (await db.client.query<RawAccount>(`SELECT ${columns} FROM hub.account ORDER BY email`)).rows.map(toRow);
}

/** A person to be. */
export interface NewAccount {
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
  readonly isInstallationOwner?: boolean;
  readonly isDemo?: boolean;
  readonly at: Date;
}

/** Makes an account and returns its id; null where the e-mail address has one. */
export async function insertAccount(db: Db, account: NewAccount): Promise<string | null> {
  const { email, displayName, passwordHash, isInstallationOwner = false, isDemo = false, at } = account;
  const made = await db.client.query<{ id: string }>(
    `INSERT INTO hub.account (email, display_name, password_hash, password_set_at, is_installation_owner, is_demo, created_at)
     VALUES ($1, $2, $3, CASE WHEN $3::text IS NULL THEN NULL ELSE $6::timestamptz END, $4, $5, $6) ON CONFLICT (email) DO NOTHING RETURNING id`,
    [email, displayName, passwordHash, isInstallationOwner, isDemo, at],
  );
  return made.rows[0]?.id ?? null;
}

export async function setPasswordHash(
  db: Db,
  { id, passwordHash, at }: { readonly id: string; readonly passwordHash: string; readonly at: Date },
): Promise<void> {
  await db.client.query('UPDATE hub.account SET password_hash = $2, password_set_at = $3 WHERE id = $1', [id, passwordHash, at]);
}

export async function setDisplayName(db: Db, id: string, displayName: string): Promise<void> {
  await db.client.query('UPDATE hub.account SET display_name = $2 WHERE id = $1', [id, displayName]);
}

/** Lets somebody in no longer, or again. Returns whether that changed anything. */
export async function setDisabled(db: Db, id: string, at: Date | null): Promise<boolean> {
  const done = await db.client.query(
    'UPDATE hub.account SET disabled_at = $2 WHERE id = $1 AND (disabled_at IS NULL) = ($2::timestamptz IS NOT NULL)',
    [id, at],
  );
  return done.rowCount === 1;
}

/** Whether somebody owns the installation who is not the demonstration's. */
export async function hasInstallationOwner(db: Db): Promise<boolean> {
  const found = await db.client.query(
    'SELECT FROM hub.account WHERE is_installation_owner AND NOT is_demo AND disabled_at IS NULL LIMIT 1',
  );
  return found.rows.length > 0;
}

/** Whether everything that this installation reads is an imitated HaloPSA on this machine. */
export async function isDemoInstallation(db: Db): Promise<boolean> {
  return (await db.client.query<{ demo: boolean }>('SELECT hub.is_demo() AS demo')).rows[0]?.demo === true;
}
