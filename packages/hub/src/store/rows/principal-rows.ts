import type { Db } from '../database.ts';

/** Who stands behind a token, with everything that decides what they may do. In a transaction of the installation. */
export interface PrincipalRow {
  /** Of the session or the key. */
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly isInstallationOwner: boolean;
  readonly isComplete: boolean;
  /** How the session came about; null: a key. */
  readonly method: 'password' | 'single-sign-on' | null;
  /** When it was last written down that it is used. */
  readonly seenAt: Date | null;
  /** Of a key, besides the role's. */
  readonly keyCapabilities: readonly string[] | null;
  readonly memberships: readonly MembershipOfPrincipal[];
}

/** What they are in one workspace. */
export interface MembershipOfPrincipal {
  readonly workspaceId: number;
  readonly workspaceName: string;
  readonly role: string;
  /** Connections that were granted to the person, a group of theirs, or their role. */
  readonly connectionIds: readonly number[];
  /** Connections that another workspace shows to this one, granted or not. */
  readonly linkedIds: readonly number[];
  /** Null: all clients. */
  readonly clients: readonly { readonly connectionId: number; readonly clientId: number }[] | null;
  /** Whether the workspace may be reached from the address of the caller. */
  readonly isAddressAllowed: boolean;
}

/** The memberships of an account, as one jsonb array. `$2`: the caller's address. */
const memberships = (only: string) => `(
  SELECT coalesce(jsonb_agg(jsonb_build_object(
      'workspaceId', m.workspace_id, 'workspaceName', w.name, 'role', m.role,
      'connectionIds', (
        SELECT coalesce(jsonb_agg(DISTINCT g.connection_id), '[]') FROM hub.connection_grant g
         WHERE g.workspace_id = m.workspace_id AND (g.account_id = m.account_id OR g.role = m.role OR g.group_id IN (
           SELECT am.group_id FROM hub.access_group_member am
            WHERE am.workspace_id = m.workspace_id AND am.account_id = m.account_id))),
      'linkedIds', (SELECT coalesce(jsonb_agg(l.connection_id), '[]') FROM hub.connection_link l WHERE l.workspace_id = m.workspace_id),
      'clients', CASE WHEN m.is_limited THEN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('connectionId', mc.connection_id, 'clientId', mc.client_id)), '[]')
          FROM hub.membership_client mc WHERE mc.workspace_id = m.workspace_id AND mc.account_id = m.account_id) END,
      'isAddressAllowed', NOT EXISTS (SELECT FROM hub.allowed_address n WHERE n.workspace_id = m.workspace_id)
        OR EXISTS (SELECT FROM hub.allowed_address n WHERE n.workspace_id = m.workspace_id AND n.network >>= $2::inet)
    ) ORDER BY m.workspace_id), '[]')
    FROM hub.membership m JOIN hub.workspace w ON w.id = m.workspace_id
   WHERE m.account_id = a.id AND (${only} IS NULL OR m.workspace_id = ${only}))`;

/** Who may come in at all: not the disabled, and not the demonstration's owner once a HaloPSA is connected that is not imitated. */
const isAlive = 'a.disabled_at IS NULL AND (NOT a.is_demo OR hub.is_demo())';

/** Whose session this is; null: of nobody, or it has ended. @param idleBefore last seen before this it has ended too */
export async function findPrincipalBySession(
  db: Db,
  {
    tokenHash,
    ip,
    at,
    idleBefore,
  }: { readonly tokenHash: Buffer; readonly ip: string; readonly at: Date; readonly idleBefore: Date },
): Promise<PrincipalRow | null> {
  const found = await db.client.query<PrincipalRow>(
    `SELECT s.id, a.id AS "accountId", a.email, a.display_name AS "displayName",
            a.is_installation_owner AND s.only_workspace_id IS NULL AS "isInstallationOwner", s.is_complete AS "isComplete",
            s.method, s.seen_at AS "seenAt", NULL AS "keyCapabilities", ${memberships('s.only_workspace_id')} AS memberships
       FROM hub.account_session s JOIN hub.account a ON a.id = s.account_id
      WHERE s.token_hash = $1 AND s.expires_at > $3 AND s.seen_at >= $4 AND ${isAlive}`,
    [tokenHash, ip, at, idleBefore],
  );
  return found.rows[0] ?? null;
}

/** Whose key this is; null: of nobody, or it has ended. */
export async function findPrincipalByKey(
  db: Db,
  { keyHash, ip, at }: { readonly keyHash: Buffer; readonly ip: string; readonly at: Date },
): Promise<PrincipalRow | null> {
  const found = await db.client.query<PrincipalRow>(
    `SELECT k.id, a.id AS "accountId", a.email, a.display_name AS "displayName", false AS "isInstallationOwner", true AS "isComplete",
            NULL AS method, k.last_used_at AS "seenAt", k.capabilities AS "keyCapabilities", ${memberships('k.workspace_id')} AS memberships
       FROM hub.api_key k JOIN hub.account a ON a.id = k.account_id
      WHERE k.key_hash = $1 AND k.expires_at > $3 AND k.revoked_at IS NULL AND ${isAlive}`,
    [keyHash, ip, at],
  );
  return found.rows[0] ?? null;
}
