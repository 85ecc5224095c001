import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

const unmapped = {
  id: 'unmapped',
  title: 'Unmapped',
  sentence: 'What other tools know and HaloPSA does not. There is no other tool to compare with yet.',
};

/** The board of the overview. */
export const overviewHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'overview'>> = {
  'overview.read': async ({ hub, membership, params, query }) => ({
    ...withIsoDates(await hub.explore.readOverview({ ...params, ...query, reader: membership.reader })),
    notYet: [unmapped],
  }),
};
