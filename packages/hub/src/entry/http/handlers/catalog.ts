import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

/** What can be looked at. */
export const catalogHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'catalog'>> = {
  'catalog.entities': ({ hub }) => ({ items: hub.explore.listEntities() }),
};
