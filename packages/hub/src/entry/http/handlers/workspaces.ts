import type { ApiRoutes } from '@sundog/api';
import type { Membership } from '../../../engine/access/principal.ts';
import { assertByPassword } from '../../access-desk.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

const describe = (membership: Membership) => ({
  id: membership.workspaceId,
  name: membership.workspaceName,
  role: membership.role,
  capabilities: [...membership.capabilities],
  isLimitedToClients: membership.reader.clients !== null,
});

/** The workspaces of whoever asks. */
export const workspaceHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'workspaces'>> = {
  'workspaces.list': ({ principal }) => ({ items: [...principal.memberships.values()].map(describe) }),
  'workspaces.read': ({ membership }) => describe(membership),
  'workspaces.create': ({ house, principal, origin, body }) => {
    const { accountId } = assertByPassword(principal);
    return house.access.createWorkspace(house.access.depsFor(principal, origin), { ...body, accountId });
  },
};
