import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, id, instant, workspaceParams } from '../paging.ts';

const otherParams = connectionParams.extend({ otherWorkspaceId: id });

/** Connections that workspaces show each other. */
export const linkRoutes = [
  defineRoute({
    name: 'links.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/links',
    summary: 'Lists the other workspaces that a connection is shown to.',
    permission: 'link-connections',
    params: connectionParams,
    answer: z.object({
      items: z.array(z.object({ workspaceId: id, workspace: z.string(), linkedAt: instant, linkedBy: z.string() })),
    }),
  }),
  defineRoute({
    name: 'links.make',
    method: 'PUT',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/links/:otherWorkspaceId',
    summary:
      'Shows a connection to another workspace, where you must manage connections too. It reads what the connection brings, and nothing else.',
    permission: 'link-connections',
    params: otherParams,
    answer: null,
  }),
  defineRoute({
    name: 'links.end',
    method: 'DELETE',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/links/:otherWorkspaceId',
    summary: 'Shows a connection to another workspace no longer. It counts with the next request there.',
    permission: 'link-connections',
    params: otherParams,
    answer: null,
  }),
  defineRoute({
    name: 'links.taken',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/linked-connections',
    summary: 'Lists the connections that other workspaces show to this one. Who may manage them need not see what they bring.',
    permission: 'manage-connections',
    params: workspaceParams,
    answer: z.object({
      items: z.array(
        z.object({ connectionId: id, name: z.string(), fromWorkspace: z.string(), linkedAt: instant, linkedBy: z.string() }),
      ),
    }),
  }),
  defineRoute({
    name: 'links.leave',
    method: 'DELETE',
    path: '/api/v1/workspaces/:workspaceId/linked-connections/:takenId',
    summary: 'Lets go of a connection that another workspace shows to this one, with what was granted of it here.',
    permission: 'manage-connections',
    params: workspaceParams.extend({ takenId: id }),
    answer: null,
  }),
] as const;
