import { auditRoutes } from './areas/audit.ts';
import { workspaceRoutes } from './areas/workspaces.ts';

/** Every route of the API, area by area. The only list of them. */
export const apiRoutes = [...workspaceRoutes, ...auditRoutes] as const;

/** The table of routes, by type. */
export type ApiRoutes = typeof apiRoutes;
