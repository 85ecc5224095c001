import { catalogRoutes } from './areas/catalog.ts';
import { exportRoutes } from './areas/exports.ts';
import { overviewRoutes } from './areas/overview.ts';
import { recordRoutes } from './areas/records.ts';
import { searchRoutes } from './areas/search.ts';
import { viewRoutes } from './areas/views.ts';
import { workspaceRoutes } from './areas/workspaces.ts';

/** Every route of the API, area by area. The only list of them. */
export const apiRoutes = [
  ...workspaceRoutes,
  ...catalogRoutes,
  ...recordRoutes,
  ...searchRoutes,
  ...overviewRoutes,
  ...viewRoutes,
  ...exportRoutes,
] as const;

/** The table of routes, by type. */
export type ApiRoutes = typeof apiRoutes;
