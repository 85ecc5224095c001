import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

/** What goes on in the background. */
export const jobHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'jobs'>> = {
  'jobs.list': async ({ hub, membership: { capabilities, reader } }) => {
    const connectionIds = capabilities.has('view-sync') ? reader.connectionIds : [];
    return { items: withIsoDates(await hub.jobs.list({ connectionIds, withExports: capabilities.has('export-data') })) };
  },
};
