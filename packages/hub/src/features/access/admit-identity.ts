import type { Role } from '@sundog/api';
import type { OidcIdentity } from '../../engine/access/oidc-peer.ts';
import { roleOfGroups } from '../../engine/access/role-of-groups.ts';
import { SingleSignOnRefusedError } from '../../foundation/errors/single-sign-on-refused.ts';
import type { Db } from '../../store/database.ts';
import { findAccountByEmail, findAccountById, insertAccount } from '../../store/rows/account-rows.ts';
import { findIdentityOwner, type IdentityProviderRow, insertIdentity } from '../../store/rows/identity-provider-rows.ts';
import { acceptInvitation, findInvitationOf } from '../../store/rows/invitation-rows.ts';
import { insertMembership, lockRole, setRole } from '../../store/rows/membership-rows.ts';
import { readRoleLocked } from './ownership.ts';

/** Somebody who came back from an identity provider. */
export interface ArrivedIdentity {
  readonly provider: IdentityProviderRow;
  readonly identity: OidcIdentity;
  readonly at: Date;
}

const keyOf = ({ provider, identity }: ArrivedIdentity) => ({
  workspaceId: provider.workspaceId,
  issuer: provider.issuer,
  subject: identity.subject,
});

/** Gives the identity to somebody who is signed in by password and belongs to the workspace. @throws SingleSignOnRefusedError */
export async function linkIdentity(db: Db, accountId: string, arrived: ArrivedIdentity): Promise<void> {
  const key = keyOf(arrived);
  if ((await lockRole(db, key.workspaceId, accountId)) === null)
    throw new SingleSignOnRefusedError('you do not belong to the workspace of this identity provider');
  if (await insertIdentity(db, { ...key, accountId, at: arrived.at })) return;
  if ((await findIdentityOwner(db, key)) !== accountId)
    throw new SingleSignOnRefusedError(
      'this identity belongs to another account',
      'Sign out at the identity provider and use your own.',
    );
}

/**
 * The account of an identity that may come in, with the role that its groups give. Who is new needs an invitation for an e-mail address that the
 * provider has verified, or a group that the workspace admits; an account that is there already is never matched by e-mail: whoever sets up an
 * identity provider could otherwise say of anybody that it is them.
 * @throws SingleSignOnRefusedError
 */
export async function admitIdentity(db: Db, arrived: ArrivedIdentity): Promise<string> {
  const { provider, identity, at } = arrived;
  const key = keyOf(arrived);
  const { workspaceId } = key;
  const isMapped = provider.groupClaim !== null && provider.roleOfGroup.length > 0;
  const mapped = isMapped ? roleOfGroups(identity.claims[provider.groupClaim ?? ''], provider.roleOfGroup) : null;
  if (isMapped && mapped === null)
    throw new SingleSignOnRefusedError('none of your groups has a role in this workspace', 'Ask an owner of the workspace.');
  const known = await findIdentityOwner(db, key);
  const accountId = known ?? (await makeAccount(db, arrived, mapped));
  const account = await findAccountById(db, accountId);
  if (!account || account.disabledAt !== null) throw new SingleSignOnRefusedError('the account is disabled', 'Ask an owner.');
  const role = await lockRole(db, workspaceId, accountId);
  if (role === null) await insertMembership(db, { workspaceId, accountId, role: await admittedAs(db, arrived, mapped), at });
  else if (mapped !== null && mapped !== role) await follow(db, { workspaceId, accountId, role: mapped });
  if (known === null) await insertIdentity(db, { ...key, accountId, at });
  return accountId;
}

async function makeAccount(db: Db, arrived: ArrivedIdentity, mapped: Role | null): Promise<string> {
  const { identity, at } = arrived;
  const { email } = identity;
  if (email === null || !identity.isEmailVerified)
    throw new SingleSignOnRefusedError(
      'the identity provider names no e-mail address of yours that it has verified',
      'Ask whoever runs it.',
    );
  if (await findAccountByEmail(db, email))
    throw new SingleSignOnRefusedError(
      'there is an account with your e-mail address already',
      'Sign in with your password and connect the identity provider under your profile.',
    );
  // Looked at before the account is made; the membership takes it.
  await assertWanted(db, arrived, mapped);
  const made = await insertAccount(db, { email, displayName: identity.name?.slice(0, 120) || email, passwordHash: null, at });
  if (made === null) throw new SingleSignOnRefusedError('there is an account with your e-mail address already');
  return made;
}

async function assertWanted(db: Db, { provider, identity, at }: ArrivedIdentity, mapped: Role | null): Promise<void> {
  if (provider.admitsByGroup && mapped !== null) return;
  const email = identity.email ?? '';
  if (!(await findInvitationOf(db, { workspaceId: provider.workspaceId, email, at })))
    throw new SingleSignOnRefusedError(
      'you have not been invited to this workspace',
      'Ask an owner or admin of it for an invitation.',
    );
}

/** The role by which somebody comes in: that of their groups, else that of their invitation, which is used up. */
async function admittedAs(db: Db, arrived: ArrivedIdentity, mapped: Role | null): Promise<Role> {
  const { provider, identity, at } = arrived;
  const { email, isEmailVerified } = identity;
  const invitation =
    email !== null && isEmailVerified ? await findInvitationOf(db, { workspaceId: provider.workspaceId, email, at }) : null;
  if (invitation) await acceptInvitation(db, invitation.id, at);
  if (mapped !== null && (invitation || provider.admitsByGroup)) return mapped;
  if (!invitation)
    throw new SingleSignOnRefusedError('you do not belong to this workspace', 'Ask an owner or admin of it for an invitation.');
  return invitation.role as Role;
}

/** The role follows the groups; but a workspace keeps its last owner. */
async function follow(
  db: Db,
  { workspaceId, accountId, role }: { readonly workspaceId: number; readonly accountId: string; readonly role: Role },
): Promise<void> {
  const { isLastOwner } = await readRoleLocked(db, workspaceId, accountId);
  if (!isLastOwner) await setRole(db, { workspaceId, accountId, role });
}
