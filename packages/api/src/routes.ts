import { accountRoutes } from './areas/account.ts';
import { apiKeyRoutes } from './areas/api-keys.ts';
import { auditRoutes } from './areas/audit.ts';
import { catalogRoutes } from './areas/catalog.ts';
import { channelRoutes } from './areas/channels.ts';
import { connectRoutes } from './areas/connect.ts';
import { connectionRoutes } from './areas/connections.ts';
import { coverageRoutes } from './areas/coverage.ts';
import { exportRoutes } from './areas/exports.ts';
import { fieldMapRoutes } from './areas/field-map.ts';
import { installRoutes } from './areas/install.ts';
import { issueRoutes } from './areas/issues.ts';
import { jobRoutes } from './areas/jobs.ts';
import { linkRoutes } from './areas/links.ts';
import { mappingRoutes } from './areas/mapping.ts';
import { overviewRoutes } from './areas/overview.ts';
import { peopleRoutes } from './areas/people.ts';
import { permissionRoutes } from './areas/permissions.ts';
import { planPolicyRoutes } from './areas/plan-policies.ts';
import { planRoutes } from './areas/plans.ts';
import { provenanceRoutes } from './areas/provenance.ts';
import { pushRoutes } from './areas/push.ts';
import { recordRoutes } from './areas/records.ts';
import { searchRoutes } from './areas/search.ts';
import { signInRoutes } from './areas/sign-in.ts';
import { sourceRoutes } from './areas/sources.ts';
import { syncRoutes } from './areas/syncs.ts';
import { viewRoutes } from './areas/views.ts';
import { webhookRoutes } from './areas/webhooks.ts';
import { workspaceSettingsRoutes } from './areas/workspace-settings.ts';
import { workspaceRoutes } from './areas/workspaces.ts';

/** Every route of the API, area by area. The only list of them. */
export const apiRoutes = [
  ...signInRoutes,
  ...accountRoutes,
  ...workspaceRoutes,
  ...workspaceSettingsRoutes,
  ...peopleRoutes,
  ...apiKeyRoutes,
  ...connectionRoutes,
  ...connectRoutes,
  ...linkRoutes,
  ...permissionRoutes,
  ...syncRoutes,
  ...issueRoutes,
  ...webhookRoutes,
  ...catalogRoutes,
  ...overviewRoutes,
  ...recordRoutes,
  ...searchRoutes,
  ...viewRoutes,
  ...exportRoutes,
  ...jobRoutes,
  ...sourceRoutes,
  ...mappingRoutes,
  ...planRoutes,
  ...pushRoutes,
  ...planPolicyRoutes,
  ...fieldMapRoutes,
  ...provenanceRoutes,
  ...coverageRoutes,
  ...installRoutes,
  ...channelRoutes,
  ...auditRoutes,
] as const;

/** The table of routes, by type. */
export type ApiRoutes = typeof apiRoutes;
