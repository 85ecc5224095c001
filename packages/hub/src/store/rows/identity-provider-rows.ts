import type { Role } from '@sundog/api';
import type { SealedSecret } from '../../foundation/vault.ts';
import type { Db } from '../database.ts';

/** The identity provider of a workspace. */
export interface IdentityProviderRow {
  readonly workspaceId: number;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly sealed: SealedSecret;
  readonly allowPrivateHost: boolean;
  readonly groupClaim: string | null;
  readonly roleOfGroup: readonly { readonly group: string; readonly role: Role }[];
  readonly admitsByGroup: boolean;
}

type Raw = Omit<IdentityProviderRow, 'sealed'> & { readonly ciphertext: Buffer; readonly keyId: string };

const columns = `workspace_id AS "workspaceId", name, issuer, client_id AS "clientId", secret_ciphertext AS ciphertext,
  secret_key_id AS "keyId", allow_private_host AS "allowPrivateHost", group_claim AS "groupClaim", role_of_group AS "roleOfGroup",
  admits_by_group AS "admitsByGroup"`;

function toRow({ ciphertext, keyId, ...row }: Raw): IdentityProviderRow {
  return { ...row, sealed: { ciphertext, keyId } };
}

/** In a transaction of the workspace: its own; in one of the installation: those of all. */
export async function listIdentityProviders(db: Db): Promise<readonly IdentityProviderRow[]> {
  return (await db.client.query<Raw>(`SELECT ${columns} FROM hub.identity_provider ORDER BY name, workspace_id`)).rows.map(toRow);
}

/** The identity provider of a workspace. In a transaction of either kind. */
export async function findIdentityProvider(db: Db, workspaceId: number): Promise<IdentityProviderRow | null> {
  const found = await db.client.query<Raw>(`SELECT ${columns} FROM hub.identity_provider WHERE workspace_id = $1`, [workspaceId]);
  return found.rows[0] ? toRow(found.rows[0]) : null;
}

/** Keeps the identity provider of the workspace, over the one that was there. */
export async function upsertIdentityProvider(db: Db, row: Omit<IdentityProviderRow, 'workspaceId'>, at: Date): Promise<void> {
  const { name, issuer, clientId, sealed, allowPrivateHost, groupClaim, roleOfGroup, admitsByGroup } = row;
  await db.client.query(
    `INSERT INTO hub.identity_provider
       (name, issuer, client_id, secret_ciphertext, secret_key_id, allow_private_host, group_claim, role_of_group, admits_by_group, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (workspace_id) DO UPDATE SET name = $1, issuer = $2, client_id = $3, secret_ciphertext = $4, secret_key_id = $5,
       allow_private_host = $6, group_claim = $7, role_of_group = $8, admits_by_group = $9`,
    [
      name,
      issuer,
      clientId,
      sealed.ciphertext,
      sealed.keyId,
      allowPrivateHost,
      groupClaim,
      JSON.stringify(roleOfGroup),
      admitsByGroup,
      at,
    ],
  );
}

/** Takes the identity provider of the workspace away. Returns whether there was one. */
export async function deleteIdentityProvider(db: Db): Promise<boolean> {
  return (await db.client.query('DELETE FROM hub.identity_provider WHERE workspace_id = hub.current_workspace()')).rowCount === 1;
}

/** Puts the same secret, sealed anew, in its place. */
export async function replaceProviderSealed(db: Db, workspaceId: number, sealed: SealedSecret): Promise<void> {
  await db.client.query('UPDATE hub.identity_provider SET secret_ciphertext = $2, secret_key_id = $3 WHERE workspace_id = $1', [
    workspaceId,
    sealed.ciphertext,
    sealed.keyId,
  ]);
}

/** A sign-in under way. In a transaction of the installation, as all that follows. */
export interface SsoAttempt {
  readonly workspaceId: number;
  readonly issuer: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  readonly next: string;
  /** Null: somebody signs in; else the account that takes the identity as one of its own. */
  readonly linkAccountId: string | null;
}

export async function insertSsoAttempt(
  db: Db,
  attempt: SsoAttempt & { readonly stateHash: Buffer; readonly browserHash: Buffer; readonly expiresAt: Date; readonly at: Date },
): Promise<void> {
  await db.client.query('DELETE FROM hub.sso_attempt WHERE expires_at <= $1', [attempt.at]);
  await db.client.query(
    `INSERT INTO hub.sso_attempt (state_hash, browser_hash, workspace_id, issuer, nonce, code_verifier, redirect_uri, next, link_account_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      attempt.stateHash,
      attempt.browserHash,
      attempt.workspaceId,
      attempt.issuer,
      attempt.nonce,
      attempt.codeVerifier,
      attempt.redirectUri,
      attempt.next,
      attempt.linkAccountId,
      attempt.expiresAt,
    ],
  );
}

/** Takes a sign-in under way: once, and only for the browser that began it. */
export async function takeSsoAttempt(
  db: Db,
  { stateHash, browserHash, at }: { readonly stateHash: Buffer; readonly browserHash: Buffer; readonly at: Date },
): Promise<SsoAttempt | null> {
  const taken = await db.client.query<SsoAttempt>(
    `DELETE FROM hub.sso_attempt WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > $3
     RETURNING workspace_id AS "workspaceId", issuer, nonce, code_verifier AS "codeVerifier",
       redirect_uri AS "redirectUri", next, link_account_id AS "linkAccountId"`,
    [stateHash, browserHash, at],
  );
  return taken.rows[0] ?? null;
}

/** Who somebody is at a provider of a workspace. */
export interface IdentityKey {
  readonly workspaceId: number;
  readonly issuer: string;
  readonly subject: string;
}

/** The account that an identity belongs to; null: nobody's yet. */
export async function findIdentityOwner(db: Db, { workspaceId, issuer, subject }: IdentityKey): Promise<string | null> {
  const found = await db.client.query<{ id: string }>(
    'SELECT account_id AS id FROM hub.account_identity WHERE workspace_id = $1 AND issuer = $2 AND subject = $3',
    [workspaceId, issuer, subject],
  );
  return found.rows[0]?.id ?? null;
}

/** Gives an identity to an account. Returns whether it was free. */
export async function insertIdentity(
  db: Db,
  { workspaceId, issuer, subject, accountId, at }: IdentityKey & { readonly accountId: string; readonly at: Date },
): Promise<boolean> {
  const made = await db.client.query(
    `INSERT INTO hub.account_identity (workspace_id, issuer, subject, account_id, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [workspaceId, issuer, subject, accountId, at],
  );
  return made.rowCount === 1;
}
