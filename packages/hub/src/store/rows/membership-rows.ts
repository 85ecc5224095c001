import type { Role } from '@sundog/api';
import type { Db } from '../database.ts';

/** Somebody in a workspace. */
export interface MemberRow {
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  /** Whether only these clients may be seen; null: all. */
  readonly clients: readonly { readonly connectionId: number; readonly clientId: number }[] | null;
  readonly hasSecondFactor: boolean;
  readonly joinedAt: Date;
  readonly lastSeenAt: Date | null;
  readonly isDisabled: boolean;
}

/** Everybody in a workspace, by name. In a transaction of the installation. */
export async function listMembers(db: Db, workspaceId: number): Promise<readonly MemberRow[]> {
  const found = await db.client.query<MemberRow>(
    `SELECT a.id AS "accountId", a.email, a.display_name AS "displayName", m.role, m.created_at AS "joinedAt",
            a.totp_confirmed_at IS NOT NULL AS "hasSecondFactor", a.disabled_at IS NOT NULL AS "isDisabled",
            (SELECT max(s.seen_at) FROM hub.account_session s WHERE s.account_id = a.id) AS "lastSeenAt",
            CASE WHEN m.is_limited THEN (
              SELECT coalesce(jsonb_agg(jsonb_build_object('connectionId', c.connection_id, 'clientId', c.client_id)), '[]')
                FROM hub.membership_client c WHERE c.workspace_id = m.workspace_id AND c.account_id = m.account_id) END AS clients
       FROM hub.membership m JOIN hub.account a ON a.id = m.account_id
      WHERE m.workspace_id = $1 ORDER BY lower(a.display_name), a.email`,
    [workspaceId],
  );
  return found.rows;
}

/** The numbers of the workspaces of somebody. In a transaction of the installation. */
export async function listWorkspaceIdsOf(db: Db, accountId: string): Promise<readonly number[]> {
  const found = await db.client.query<{ id: number }>(
    'SELECT workspace_id AS id FROM hub.membership WHERE account_id = $1 ORDER BY workspace_id',
    [accountId],
  );
  return found.rows.map(({ id }) => id);
}

/** A membership to be. */
export interface NewMembership {
  readonly workspaceId: number;
  readonly accountId: string;
  readonly role: Role;
  readonly at: Date;
}

/** Takes somebody in; false where they belong to it already. In a transaction of either kind. */
export async function insertMembership(db: Db, { workspaceId, accountId, role, at }: NewMembership): Promise<boolean> {
  const made = await db.client.query(
    'INSERT INTO hub.membership (workspace_id, account_id, role, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [workspaceId, accountId, role, at],
  );
  return made.rowCount === 1;
}

/** The role of somebody in a workspace, locked; null: they do not belong to it. */
export async function lockRole(db: Db, workspaceId: number, accountId: string): Promise<Role | null> {
  const found = await db.client.query<{ role: Role }>(
    'SELECT role FROM hub.membership WHERE workspace_id = $1 AND account_id = $2 FOR UPDATE',
    [workspaceId, accountId],
  );
  return found.rows[0]?.role ?? null;
}

/**
 * The accounts that own a workspace. Their rows stay locked until the transaction ends: of two that take an owner away at once, the second
 * counts anew.
 */
export async function lockOwners(db: Db, workspaceId: number): Promise<readonly string[]> {
  const found = await db.client.query<{ id: string }>(
    `SELECT account_id AS id FROM hub.membership WHERE workspace_id = $1 AND role = 'owner' ORDER BY account_id FOR UPDATE`,
    [workspaceId],
  );
  return found.rows.map(({ id }) => id);
}

export async function setRole(
  db: Db,
  { workspaceId, accountId, role }: Pick<NewMembership, 'workspaceId' | 'accountId' | 'role'>,
): Promise<void> {
  await db.client.query('UPDATE hub.membership SET role = $3 WHERE workspace_id = $1 AND account_id = $2', [
    workspaceId,
    accountId,
    role,
  ]);
}

/** Limits somebody to these clients; null: to none. */
export async function setClientLimits(
  db: Db,
  { workspaceId, accountId }: Pick<NewMembership, 'workspaceId' | 'accountId'>,
  clients: readonly { readonly connectionId: number; readonly clientId: number }[] | null,
): Promise<void> {
  const of = [workspaceId, accountId];
  await db.client.query('UPDATE hub.membership SET is_limited = $3 WHERE workspace_id = $1 AND account_id = $2', [
    ...of,
    clients !== null,
  ]);
  await db.client.query('DELETE FROM hub.membership_client WHERE workspace_id = $1 AND account_id = $2', of);
  if (!clients || clients.length === 0) return;
  await db.client.query(
    `INSERT INTO hub.membership_client (workspace_id, account_id, connection_id, client_id)
     SELECT $1, $2, * FROM unnest($3::integer[], $4::bigint[]) ON CONFLICT DO NOTHING`,
    [...of, clients.map(({ connectionId }) => connectionId), clients.map(({ clientId }) => clientId)],
  );
}

/** Takes somebody out of a workspace, with their grants and groups there. */
export async function deleteMembership(db: Db, workspaceId: number, accountId: string): Promise<void> {
  await db.client.query('DELETE FROM hub.membership WHERE workspace_id = $1 AND account_id = $2', [workspaceId, accountId]);
}
