import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

/** The records of the mirror. */
export const recordHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'records'>> = {
  'records.list': async ({ hub, membership, params, query }) => {
    const { cursor, limit, withTotal, filters = [], ...rest } = query;
    const { entity, connectionId } = params;
    const order = { entity, connectionId, reader: membership.reader, cursor, limit, withTotal };
    const answer = await hub.explore.listRecords({ ...order, question: { ...rest, filters } });
    return { ...answer, columns: answer.columns.map(({ name }) => name) };
  },
  'records.read': async ({ hub, membership, params }) =>
    withIsoDates(await hub.explore.readObject({ ...params, reader: membership.reader })),
  'records.raw': ({ hub, membership, params }) => hub.explore.readRaw({ ...params, reader: membership.reader }),
  'records.as-of': ({ hub, membership, params, query }) =>
    hub.explore.readAsOf({ ...params, reader: membership.reader }, query.at),
};
