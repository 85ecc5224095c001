import { channelRoutes } from './areas/channels.ts';
import { workspaceRoutes } from './areas/workspaces.ts';

/** Every route of the API, area by area. The only list of them. */
export const apiRoutes = [...workspaceRoutes, ...channelRoutes] as const;

/** The table of routes, by type. */
export type ApiRoutes = typeof apiRoutes;
