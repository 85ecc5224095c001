import { connectionRoutes } from './areas/connections.ts';
import { issueRoutes } from './areas/issues.ts';
import { permissionRoutes } from './areas/permissions.ts';
import { syncRoutes } from './areas/syncs.ts';
import { webhookRoutes } from './areas/webhooks.ts';
import { workspaceRoutes } from './areas/workspaces.ts';

/** Every route of the API, area by area. The only list of them. */
export const apiRoutes = [
  ...workspaceRoutes,
  ...connectionRoutes,
  ...permissionRoutes,
  ...syncRoutes,
  ...issueRoutes,
  ...webhookRoutes,
] as const;

/** The table of routes, by type. */
export type ApiRoutes = typeof apiRoutes;
