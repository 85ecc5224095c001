import type { Db } from '../database.ts';

/** A key by which a program acts for a person in one workspace. Every function here wants a transaction of the installation. */
export interface ApiKeyRow {
  readonly id: string;
  /** The beginning of the key. */
  readonly prefix: string;
  readonly name: string;
  readonly accountId: string;
  /** Of the account. */
  readonly email: string;
  readonly workspaceId: number;
  readonly capabilities: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A key to be. */
export interface NewApiKey
  extends Pick<ApiKeyRow, 'prefix' | 'name' | 'accountId' | 'workspaceId' | 'capabilities' | 'expiresAt'> {
  readonly keyHash: Buffer;
  readonly at: Date;
}

/** Keeps a key and returns its id. */
export async function insertApiKey(db: Db, key: NewApiKey): Promise<string> {
  const { keyHash, prefix, name, accountId, workspaceId, capabilities, at, expiresAt } = key;
  const made = await db.client.query<{ id: string }>(
    `INSERT INTO hub.api_key (key_hash, prefix, name, account_id, workspace_id, capabilities, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [keyHash, prefix, name, accountId, workspaceId, capabilities, at, expiresAt],
  );
  return made.rows[0]?.id ?? '';
}

/** Which keys: of one account, of one workspace, or both; null: of all. */
interface KeyFilter {
  readonly accountId: string | null;
  readonly workspaceId: number | null;
}

/** Keys, the newest first. */
export async function listApiKeys(db: Db, { accountId, workspaceId }: KeyFilter): Promise<readonly ApiKeyRow[]> {
  const found = await db.client.query<ApiKeyRow>(
    `SELECT k.id, k.prefix, k.name, k.account_id AS "accountId", a.email, k.workspace_id AS "workspaceId", k.capabilities,
            k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt"
       FROM hub.api_key k JOIN hub.account a ON a.id = k.account_id
      WHERE ($1::uuid IS NULL OR k.account_id = $1) AND ($2::integer IS NULL OR k.workspace_id = $2) ORDER BY k.created_at DESC, k.id`,
    [accountId, workspaceId],
  );
  return found.rows;
}

/** Ends one key. Returns whether there was one that had not ended. @param key which, and whose it must be */
export async function revokeApiKey(db: Db, { id, ...filter }: KeyFilter & { readonly id: string }, at: Date): Promise<boolean> {
  const done = await db.client.query(
    `UPDATE hub.api_key SET revoked_at = $4 WHERE id = $1 AND revoked_at IS NULL
        AND ($2::uuid IS NULL OR account_id = $2) AND ($3::integer IS NULL OR workspace_id = $3)`,
    [id, filter.accountId, filter.workspaceId, at],
  );
  return done.rowCount === 1;
}

/** Ends every key of somebody. Returns how many. */
export async function revokeApiKeys(db: Db, filter: KeyFilter, at: Date): Promise<number> {
  const done = await db.client.query(
    `UPDATE hub.api_key SET revoked_at = $3 WHERE revoked_at IS NULL
        AND ($1::uuid IS NULL OR account_id = $1) AND ($2::integer IS NULL OR workspace_id = $2)`,
    [filter.accountId, filter.workspaceId, at],
  );
  return done.rowCount ?? 0;
}

/** Says that a key was used, at most once a minute. */
export async function touchApiKey(db: Db, id: string, at: Date): Promise<void> {
  await db.client.query(
    `UPDATE hub.api_key SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`,
    [id, at],
  );
}
