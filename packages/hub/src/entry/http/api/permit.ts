import { capabilitiesOfRole, capabilityTitles, type RouteDefinition, roles } from '@sundog/api';
import type { Membership, Principal } from '../../../engine/access/principal.ts';
import { AddressNotAllowedError } from '../../../foundation/errors/address-not-allowed.ts';
import { CapabilityMissingError } from '../../../foundation/errors/capability-missing.ts';
import { NotSignedInError } from '../../../foundation/errors/not-signed-in.ts';
import { WorkspaceNotFoundError } from '../../../foundation/errors/workspace-not-found.ts';

/** What a request stands on once it is permitted. */
export interface Standing {
  readonly principal: Principal | null;
  /** In the workspace that the path names; null: it names none. */
  readonly membership: Membership | null;
}

/** What of a route decides who may call it. */
type Permitting = Pick<RouteDefinition, 'permission' | 'beforeSecondFactor'>;

/**
 * Lets a request through, or says why not. Who does not belong to a workspace hears that there is none.
 * @throws NotSignedInError, WorkspaceNotFoundError, AddressNotAllowedError, CapabilityMissingError
 */
export function permit(route: Permitting, principal: Principal | null, workspaceId: number | null): Standing {
  const { permission } = route;
  if (permission === 'public') return { principal, membership: null };
  if (principal === null || (!principal.isComplete && !route.beforeSecondFactor)) throw new NotSignedInError();
  const membership = workspaceId === null ? null : (principal.memberships.get(workspaceId) ?? null);
  if (workspaceId !== null && membership === null) throw new WorkspaceNotFoundError();
  if (membership?.isShutTo === 'address') throw new AddressNotAllowedError();
  if (permission === 'signed-in') return { principal, membership };
  if (permission === 'installation-owner') {
    if (principal.isInstallationOwner) return { principal, membership };
    throw new CapabilityMissingError({ title: 'Own the installation', roles: ['owner of the installation'] });
  }
  if (membership?.capabilities.has(permission)) return { principal, membership };
  throw new CapabilityMissingError({
    title: capabilityTitles[permission],
    roles: roles.filter((role) => capabilitiesOfRole[role].includes(permission)),
  });
}
