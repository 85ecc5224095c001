import { capabilitiesOfRole, type Role, roles } from '@sundog/api';
import type { Actor } from '../../foundation/actor.ts';
import { CapabilityMissingError } from '../../foundation/errors/capability-missing.ts';
import { LastOwnerError } from '../../foundation/errors/last-owner.ts';
import { NotThereError } from '../../foundation/errors/not-there.ts';
import type { Db } from '../../store/database.ts';
import { lockOwners, lockRole } from '../../store/rows/membership-rows.ts';

/** A verb of the capability `manage-workspace`: who has it may make and unmake owners. */
const ownersVerb = 'workspace.rename';

/** Only owners make owners, and lay hands on them. @throws CapabilityMissingError */
export function assertMayTouch(actor: Actor, ...touched: readonly Role[]): void {
  if (!touched.includes('owner') || actor.may === 'everything' || actor.may.has(ownersVerb)) return;
  throw new CapabilityMissingError({
    title: 'Give and take the role of owner',
    roles: roles.filter((role) => capabilitiesOfRole[role].includes('manage-workspace')),
  });
}

/**
 * The role of somebody in the workspace, locked. Owners are locked first, all of them: of two who take each other's ownership at once, the
 * second sees what the first left (TRUST S50).
 * @throws NotThereError
 */
export async function readRoleLocked(
  db: Db,
  workspaceId: number,
  accountId: string,
): Promise<{ readonly role: Role; readonly isLastOwner: boolean }> {
  const owners = await lockOwners(db, workspaceId);
  const role = await lockRole(db, workspaceId, accountId);
  if (role === null) throw new NotThereError('person');
  return { role, isLastOwner: owners.length === 1 && owners[0] === accountId };
}

/** @throws LastOwnerError */
export function assertOwnerStays(isLastOwner: boolean): void {
  if (isLastOwner) throw new LastOwnerError();
}
