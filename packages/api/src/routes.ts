import { auditRoutes } from './areas/audit.ts';
import { channelRoutes } from './areas/channels.ts';
import { accountRoutes } from './areas/account.ts';
import { apiKeyRoutes } from './areas/api-keys.ts';
import { connectionRoutes } from './areas/connections.ts';
import { issueRoutes } from './areas/issues.ts';
import { peopleRoutes } from './areas/people.ts';
import { permissionRoutes } from './areas/permissions.ts';
import { signInRoutes } from './areas/sign-in.ts';
import { syncRoutes } from './areas/syncs.ts';
import { webhookRoutes } from './areas/webhooks.ts';
import { workspaceSettingsRoutes } from './areas/workspace-settings.ts';
import { workspaceRoutes } from './areas/workspaces.ts';

/** Every route of the API, area by area. The only list of them. */
export const apiRoutes = [
  ...signInRoutes,
  ...accountRoutes,
  ...workspaceSettingsRoutes,
  ...peopleRoutes,
  ...apiKeyRoutes,
  ...workspaceRoutes,
  ...connectionRoutes,
  ...permissionRoutes,
  ...syncRoutes,
  ...issueRoutes,
  ...webhookRoutes,
  ...auditRoutes,
  ...channelRoutes,
] as const;
import { catalogRoutes } from './areas/catalog.ts';
import { exportRoutes } from './areas/exports.ts';
import { overviewRoutes } from './areas/overview.ts';
import { recordRoutes } from './areas/records.ts';
import { searchRoutes } from './areas/search.ts';
import { viewRoutes } from './areas/views.ts';
import { workspaceRoutes } from './areas/workspaces.ts';

/** Every route of the API, area by area. The only list of them. */
export const apiRoutes = [...workspaceRoutes, ...catalogRoutes, ...recordRoutes, ...searchRoutes, ...overviewRoutes, ...viewRoutes, ...exportRoutes] as const;

/** The table of routes, by type. */
export type ApiRoutes = typeof apiRoutes;
