import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

/** Search over all records. */
export const searchHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'search'>> = {
  'search.find': async ({ hub, membership, query }) => ({
    groups: await hub.explore.search({ reader: membership.reader, text: query.text }),
  }),
};
