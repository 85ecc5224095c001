import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { permit } from '../api/permit.ts';
import { actorOf } from '../api/permit-request.ts';
import type { RoutesOfArea } from './area.ts';

/** Connections that workspaces show each other. */
export const linkHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'links'>> = {
  'links.list': async ({ hub, params }) => ({
    items: (await hub.links.listGiven())
      .filter(({ connectionId }) => connectionId === params.connectionId)
      .map(({ toWorkspaceId, toWorkspace, linkedAt, linkedBy }) => ({
        ...{ workspaceId: toWorkspaceId, workspace: toWorkspace, linkedBy },
        linkedAt: linkedAt.toISOString(),
      })),
  }),
  'links.make': async ({ hub, principal, params, origin }) => {
    const order = { connectionId: params.connectionId, toWorkspaceId: params.otherWorkspaceId };
    await hub.links.link(order, (there) => actorOf(permit({ permission: 'manage-connections' }, principal, there), origin));
    return undefined;
  },
  'links.end': async ({ hub, params }) => {
    await hub.links.unlink({ connectionId: params.connectionId, toWorkspaceId: params.otherWorkspaceId });
    return undefined;
  },
  'links.taken': async ({ hub }) => ({
    items: (await hub.links.listTaken()).map(({ connectionId, connectionName, fromWorkspace, linkedAt, linkedBy }) => ({
      ...{ connectionId, name: connectionName, fromWorkspace, linkedBy },
      linkedAt: linkedAt.toISOString(),
    })),
  }),
  'links.leave': async ({ hub, params }) => {
    await hub.links.leave({ connectionId: params.takenId });
    return undefined;
  },
};
