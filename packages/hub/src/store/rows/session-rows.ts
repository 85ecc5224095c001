import type { Db } from '../database.ts';

/** Where somebody is signed in. Every function here wants a transaction of the installation. */
export interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly ip: string;
  readonly userAgent: string | null;
  readonly method: 'password' | 'single-sign-on';
  /** False: the second factor is still to come. */
  readonly isComplete: boolean;
  /** Null: in all workspaces of the account. */
  readonly onlyWorkspaceId: number | null;
}

/** A session to be. */
export interface NewSession extends Omit<SessionRow, 'id' | 'createdAt' | 'seenAt'> {
  readonly tokenHash: Buffer;
  readonly at: Date;
}

const columns = `id, account_id AS "accountId", created_at AS "createdAt", seen_at AS "seenAt", expires_at AS "expiresAt", ip,
  user_agent AS "userAgent", method, is_complete AS "isComplete", only_workspace_id AS "onlyWorkspaceId"`;

/** Begins a session and returns its id. */
export async function insertSession(db: Db, session: NewSession): Promise<string> {
  const { tokenHash, accountId, at, expiresAt, ip, userAgent, method, isComplete, onlyWorkspaceId } = session;
  const made = await db.client.query<{ id: string }>(
    `INSERT INTO hub.account_session
       (token_hash, account_id, created_at, seen_at, expires_at, ip, user_agent, method, is_complete, only_workspace_id)
     VALUES ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [tokenHash, accountId, at, expiresAt, ip, userAgent?.slice(0, 300) ?? null, method, isComplete, onlyWorkspaceId],
  );
  return made.rows[0]?.id ?? '';
}

/** Gives a session its second factor, another token and its whole length. */
export async function completeSession(
  db: Db,
  { id, tokenHash, expiresAt }: { readonly id: string; readonly tokenHash: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await db.client.query('UPDATE hub.account_session SET token_hash = $2, expires_at = $3, is_complete = true WHERE id = $1', [
    id,
    tokenHash,
    expiresAt,
  ]);
}

/** Says that a session was used, at most once a minute. */
export async function touchSession(db: Db, id: string, at: Date): Promise<void> {
  await db.client.query(
    `UPDATE hub.account_session SET seen_at = $2 WHERE id = $1 AND seen_at < $2::timestamptz - interval '1 minute'`,
    [id, at],
  );
}

/** The sessions of somebody that have not expired, the latest first. */
export async function listSessions(db: Db, accountId: string, at: Date): Promise<readonly SessionRow[]> {
  const found = await db.client.query<SessionRow>(
    `SELECT ${columns} FROM hub.account_session WHERE account_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, id`,
    [accountId, at],
  );
  return found.rows;
}

/** Ends one session. Returns whether it was one of this account. */
export async function deleteSession(db: Db, accountId: string, id: string): Promise<boolean> {
  return (
    (await db.client.query('DELETE FROM hub.account_session WHERE id = $1 AND account_id = $2', [id, accountId])).rowCount === 1
  );
}

/** Ends the sessions of somebody, but for one. Returns how many there were. */
export async function deleteSessions(db: Db, accountId: string, except: string | null = null): Promise<number> {
  const gone = await db.client.query('DELETE FROM hub.account_session WHERE account_id = $1 AND id IS DISTINCT FROM $2::uuid', [
    accountId,
    except,
  ]);
  return gone.rowCount ?? 0;
}

/** Forgets the sessions that ended by themselves. @param idleBefore last seen before this */
export async function deleteEndedSessions(db: Db, at: Date, idleBefore: Date): Promise<void> {
  await db.client.query('DELETE FROM hub.account_session WHERE expires_at <= $1 OR seen_at < $2', [at, idleBefore]);
}
