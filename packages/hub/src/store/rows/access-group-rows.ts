import type { Role } from '@sundog/api';
import type { Db } from '../database.ts';

/** People who get grants together. */
export interface AccessGroupRow {
  readonly id: number;
  readonly name: string;
  readonly accountIds: readonly string[];
}

/** The groups of the workspace, by name. */
export async function listAccessGroups(db: Db): Promise<readonly AccessGroupRow[]> {
  const found = await db.client.query<AccessGroupRow>(
    `SELECT g.id, g.name, coalesce(array_agg(m.account_id ORDER BY m.account_id) FILTER (WHERE m.account_id IS NOT NULL), '{}')::text[] AS "accountIds"
       FROM hub.access_group g LEFT JOIN hub.access_group_member m ON m.group_id = g.id GROUP BY g.id ORDER BY lower(g.name)`,
  );
  return found.rows;
}

/** Makes a group and returns its number; null where there is one of this name. */
export async function insertAccessGroup(db: Db, name: string): Promise<number | null> {
  const made = await db.client.query<{ id: number }>(
    'INSERT INTO hub.access_group (name) VALUES ($1) ON CONFLICT (workspace_id, lower(name)) DO NOTHING RETURNING id',
    [name],
  );
  return made.rows[0]?.id ?? null;
}

/** Gives a group another name. `taken`: another has it. */
export async function renameAccessGroup(db: Db, id: number, name: string): Promise<'done' | 'absent' | 'taken'> {
  const taken = await db.client.query('SELECT FROM hub.access_group WHERE lower(name) = lower($2) AND id <> $1', [id, name]);
  if (taken.rows.length > 0) return 'taken';
  return (await db.client.query('UPDATE hub.access_group SET name = $2 WHERE id = $1', [id, name])).rowCount === 1
    ? 'done'
    : 'absent';
}

/** Puts these people of the workspace into a group, and nobody else. */
export async function setGroupMembers(db: Db, id: number, accountIds: readonly string[]): Promise<void> {
  await db.client.query('DELETE FROM hub.access_group_member WHERE group_id = $1', [id]);
  await db.client.query(
    `INSERT INTO hub.access_group_member (group_id, account_id)
     SELECT $1, m.account_id FROM hub.membership m WHERE m.account_id = ANY ($2::uuid[])`,
    [id, accountIds],
  );
}

export async function deleteAccessGroup(db: Db, id: number): Promise<boolean> {
  return (await db.client.query('DELETE FROM hub.access_group WHERE id = $1', [id])).rowCount === 1;
}

/** Which of these people do not belong to the workspace. */
export async function listStrangers(db: Db, accountIds: readonly string[]): Promise<readonly string[]> {
  const found = await db.client.query<{ id: string }>(
    `SELECT one::text AS id FROM unnest($1::uuid[]) one WHERE NOT EXISTS (SELECT FROM hub.membership m WHERE m.account_id = one)`,
    [accountIds],
  );
  return found.rows.map(({ id }) => id);
}

/** To whom the rows of a connection are shown. */
export type Grantee = { readonly accountId: string } | { readonly groupId: number } | { readonly role: Role };

/** Who may see a connection. */
export async function listGrants(db: Db, connectionId: number): Promise<readonly Grantee[]> {
  const found = await db.client.query<{ accountId: string | null; groupId: number | null; role: Role | null }>(
    `SELECT account_id AS "accountId", group_id AS "groupId", role FROM hub.connection_grant WHERE connection_id = $1
      ORDER BY role, group_id, account_id`,
    [connectionId],
  );
  return found.rows.map(({ accountId, groupId, role }) =>
    accountId !== null ? { accountId } : groupId !== null ? { groupId } : { role: role ?? 'owner' },
  );
}

/** Adds one grant. */
export async function insertGrant(db: Db, connectionId: number, grantee: Grantee): Promise<void> {
  const { accountId = null, groupId = null, role = null } = { accountId: null, groupId: null, role: null, ...grantee };
  await db.client.query(
    'INSERT INTO hub.connection_grant (connection_id, account_id, group_id, role) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [connectionId, accountId, groupId, role],
  );
}

/** Shows a connection to these, and to nobody else. */
export async function replaceGrants(db: Db, connectionId: number, grantees: readonly Grantee[]): Promise<void> {
  await db.client.query('DELETE FROM hub.connection_grant WHERE connection_id = $1', [connectionId]);
  for (const grantee of grantees) await insertGrant(db, connectionId, grantee);
}
