import type { ApiRoutes, RouteAnswer } from '@sundog/api';
import type { SyncRun } from '../../../store/rows/sync-run-rows.ts';
import type { SyncView } from '../../sync-desk.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

type Standing = RouteAnswer<Extract<ApiRoutes[number], { readonly name: 'syncs.read' }>>;

const toStanding = ({ pausedAt, entities, ...view }: SyncView): Standing => ({
  ...view,
  pausedAt: pausedAt?.toISOString() ?? null,
  entities: entities.map(({ running, ...entity }) => ({
    ...entity,
    running: running && { ...running, startedAt: running.startedAt.toISOString() },
  })),
});

const toRun = ({ startedAt, endedAt, ...run }: SyncRun) => ({
  ...run,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

async function* standings(views: AsyncIterable<SyncView>): AsyncIterable<Standing> {
  for await (const view of views) yield toStanding(view);
}

/** How the sync stands, what ran, and when it runs. */
export const syncHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'syncs'>> = {
  'syncs.read': async ({ hub, params }) => toStanding(await hub.syncs.read(params.connectionId)),
  'syncs.watch': ({ hub, params, signal }) => standings(hub.syncs.watch(params.connectionId, signal)),
  'syncs.start': async ({ house, hub, params, body }) => {
    const only = body.only ? { only: body.only } : {};
    const order = { connection: String(params.connectionId), full: body.full ?? false, ...only };
    await house.runInBackground(`sync of connection ${params.connectionId}`, (signal) => hub.sync({ ...order, signal }));
    return { isStarted: true };
  },
  'syncs.schedule': async ({ hub, params, body }) => {
    await hub.syncs.setSchedule({ connectionId: params.connectionId, ...body });
    return undefined;
  },
  'syncs.runs': async ({ hub, params, query: { cursor, limit, ...filter } }) => {
    const before = cursor === undefined ? {} : { before: Number(cursor) || 0 };
    const runs = await hub.syncs.listRuns({ connectionId: params.connectionId, limit: limit + 1, ...filter, ...before });
    const page = runs.slice(0, limit);
    return { items: page.map(toRun), nextCursor: runs.length > limit ? String(page.at(-1)?.id) : null, total: null };
  },
  'syncs.run': async ({ hub, params }) => {
    const { proof, ...run } = await hub.syncs.readRun({ connectionId: params.connectionId, runId: params.runId });
    return { ...toRun(run), proof };
  },
  'syncs.days': async ({ hub, params }) => ({ items: [...(await hub.syncs.listDays(params.connectionId))] }),
};
