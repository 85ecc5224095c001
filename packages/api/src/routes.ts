import { accountRoutes } from './areas/account.ts';
import { apiKeyRoutes } from './areas/api-keys.ts';
import { peopleRoutes } from './areas/people.ts';
import { signInRoutes } from './areas/sign-in.ts';
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
] as const;

/** The table of routes, by type. */
export type ApiRoutes = typeof apiRoutes;
