import type { ApiRoutes } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

const fileOf = (entity: string, format: 'csv' | 'xlsx', at: Date) => ({
  type: types[format],
  fileName: `${entity}-${at.toISOString().slice(0, 10)}.${format}`,
});

/** Exports of tables. */
export const exportHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'exports'>> = {
  'exports.direct': async ({ hub, params, query, stillMay }) => {
    const { format, filters = [], ...rest } = query;
    const stillMayRead = async () => (await stillMay())?.reader ?? null;
    const order = { ...params, format, question: { ...rest, filters }, stillMayRead };
    return { ...fileOf(params.entity, format, new Date()), content: await hub.exports.stream(order) };
  },
  'exports.request': async ({ hub, membership, params, body, stillMay }) => {
    const stillMayRead = async () => (await stillMay())?.reader ?? null;
    const { connectionId } = params;
    return withIsoDates(await hub.exports.request({ ...body, connectionId }, { reader: membership.reader, stillMayRead }));
  },
  'exports.list': async ({ hub }) => ({ items: withIsoDates(await hub.exports.list()) }),
  'exports.read': async ({ hub, params }) => withIsoDates(await hub.exports.read(params.exportId)),
  'exports.file': async ({ hub, membership, params }) => {
    const { job, content } = await hub.exports.open({ id: params.exportId, reader: membership.reader });
    return { ...fileOf(job.entity, job.format, job.askedAt), content };
  },
  'exports.cancel': async ({ hub, params }) => void (await hub.exports.cancel(params.exportId)),
};
