import type { Db } from '../database.ts';

/** Somebody who was invited to a workspace. Every function here wants a transaction of the installation. */
export interface InvitationRow {
  readonly id: string;
  readonly workspaceId: number;
  readonly workspaceName: string;
  readonly email: string;
  readonly role: string;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const select = `SELECT i.id, i.workspace_id AS "workspaceId", w.name AS "workspaceName", i.email, i.role, i.invited_by AS "invitedBy",
  i.created_at AS "createdAt", i.expires_at AS "expiresAt" FROM hub.invitation i JOIN hub.workspace w ON w.id = i.workspace_id`;

/** An invitation to be. */
export interface NewInvitation {
  readonly tokenHash: Buffer;
  readonly workspaceId: number;
  readonly email: string;
  readonly role: string;
  readonly invitedBy: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** Invites somebody; an earlier invitation of the same person to this workspace opens no longer. Returns the id. */
export async function upsertInvitation(db: Db, invitation: NewInvitation): Promise<string> {
  const { tokenHash, workspaceId, email, role, invitedBy, at, expiresAt } = invitation;
  const made = await db.client.query<{ id: string }>(
    `INSERT INTO hub.invitation (token_hash, workspace_id, email, role, invited_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (workspace_id, email) DO UPDATE
       SET token_hash = $1, role = $4, invited_by = $5, created_at = $6, expires_at = $7, accepted_at = NULL
     RETURNING id`,
    [tokenHash, workspaceId, email, role, invitedBy, at, expiresAt],
  );
  return made.rows[0]?.id ?? '';
}

/** The open invitation of a link. */
export async function findInvitation(db: Db, tokenHash: Buffer, at: Date): Promise<InvitationRow | null> {
  const found = await db.client.query<InvitationRow>(
    `${select} WHERE i.token_hash = $1 AND i.accepted_at IS NULL AND i.expires_at > $2 FOR UPDATE OF i`,
    [tokenHash, at],
  );
  return found.rows[0] ?? null;
}

/** The open invitation of a person to a workspace. */
export async function findInvitationOf(
  db: Db,
  { workspaceId, email, at }: { readonly workspaceId: number; readonly email: string; readonly at: Date },
): Promise<InvitationRow | null> {
  const found = await db.client.query<InvitationRow>(
    `${select} WHERE i.workspace_id = $1 AND i.email = $2 AND i.accepted_at IS NULL AND i.expires_at > $3 FOR UPDATE OF i`,
    [workspaceId, email, at],
  );
  return found.rows[0] ?? null;
}

/** The open invitations of a workspace, by e-mail address. */
export async function listInvitations(db: Db, workspaceId: number, at: Date): Promise<readonly InvitationRow[]> {
  const found = await db.client.query<InvitationRow>(
    `${select} WHERE i.workspace_id = $1 AND i.accepted_at IS NULL AND i.expires_at > $2 ORDER BY i.email`,
    [workspaceId, at],
  );
  return found.rows;
}

export async function acceptInvitation(db: Db, id: string, at: Date): Promise<void> {
  await db.client.query('UPDATE hub.invitation SET accepted_at = $2 WHERE id = $1', [id, at]);
}

/** Takes an invitation back. Returns whether there was one. */
export async function deleteInvitation(db: Db, workspaceId: number, id: string): Promise<boolean> {
  return (
    (await db.client.query('DELETE FROM hub.invitation WHERE id = $1 AND workspace_id = $2', [id, workspaceId])).rowCount === 1
  );
}

/** Makes the link of the first owner, in the place of the one before. */
export async function setOwnerLink(db: Db, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await db.client.query(
    'INSERT INTO hub.owner_link (token_hash, expires_at) VALUES ($1, $2) ON CONFLICT (singleton) DO UPDATE SET token_hash = $1, expires_at = $2',
    [tokenHash, expiresAt],
  );
}

/** Takes the link of the first owner: it opens once. */
export async function takeOwnerLink(db: Db, tokenHash: Buffer, at: Date): Promise<boolean> {
  return (
    (await db.client.query('DELETE FROM hub.owner_link WHERE token_hash = $1 AND expires_at > $2', [tokenHash, at])).rowCount ===
    1
  );
}
