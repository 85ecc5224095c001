import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

/** Saved views of tables. */
export const viewHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'views'>> = {
  'views.list': async ({ hub, query }) => ({ items: withIsoDates(await hub.views.list(query.entity ?? null)) }),
  'views.create': async ({ hub, body }) => withIsoDates(await hub.views.save(body)),
  'views.change': async ({ hub, params, body }) => withIsoDates(await hub.views.save({ ...body, id: params.viewId })),
  'views.remove': async ({ hub, params }) => void (await hub.views.remove({ id: params.viewId })),
};
