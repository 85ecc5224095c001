import { freshnessTarget } from '../../engine/sync/freshness-target.ts';
import type { EntityStatus } from '../../engine/sync/progress.ts';
import type { ConnectionRow } from '../../store/rows/connection-rows.ts';
import { listRuns, type SyncRun } from '../../store/rows/sync-run-rows.ts';
import { readConnectionStatus, type StatusDeps } from './read-status.ts';

/** How one entity stands, with what is expected of it. */
export interface EntityStanding extends Omit<EntityStatus, 'complete'> {
  readonly isComplete: boolean;
  /** Minutes within which it is to be fresh; null: it has no hour of its own. */
  readonly targetMinutes: number | null;
  readonly isLate: boolean;
  readonly running:
    | (Pick<SyncRun, 'kind' | 'rowsRead' | 'rowsWritten' | 'requests' | 'startedAt'> & { readonly rowsPerSecond: number })
    | null;
}

/** How the sync of a connection stands, in one look. */
export interface SyncStanding {
  readonly connectionId: number;
  readonly verdict: 'healthy' | 'syncing' | 'late' | 'failing' | 'paused' | 'never';
  readonly sentence: string;
  readonly pausedAt: Date | null;
  readonly entities: readonly EntityStanding[];
}

/** An entity with its hours. */
export type StandingDeps = Omit<StatusDeps, 'entities'> & {
  readonly entities: readonly (StatusDeps['entities'][number] & {
    readonly table: string;
    readonly every: number;
    readonly isHistory: boolean;
  })[];
};

/** Twice the hour and a few minutes: one look that was missed is no news. */
const isPastTarget = (ageMinutes: number, target: number) => ageMinutes > 2 * target + 5;

/** Says how a connection stands at a moment. @param now milliseconds */
export async function readStanding(deps: StandingDeps, row: ConnectionRow, now: number): Promise<SyncStanding> {
  const { id, name, resourceServer, state, entities } = row;
  const status = await readConnectionStatus(deps, { id, name, resourceServer, state }, entities);
  const runs = await deps.store.inWorkspace(
    deps.workspaceId,
    (db) => listRuns(db, { connectionId: id, state: 'running', limit: 100 }),
    { readOnly: true },
  );
  const runOf = new Map(runs.map((run) => [run.entity, run]));
  const byTable = new Map(deps.entities.map((entity) => [entity.table, entity]));
  const standings = status.entities.map(({ complete, ...entity }): EntityStanding => {
    const definition = byTable.get(entity.entity);
    const targetMinutes = definition ? freshnessTarget(definition, row.syncEveryMinutes) : null;
    const age = entity.lastSuccessAt === null ? null : (now - Date.parse(entity.lastSuccessAt)) / 60_000;
    const run = runOf.get(entity.entity);
    return {
      ...entity,
      isComplete: complete,
      targetMinutes,
      isLate: row.pausedAt === null && targetMinutes !== null && age !== null && isPastTarget(age, targetMinutes),
      running: run && entity.state === 'running' ? toRunning(run, now) : null,
    };
  });
  return { connectionId: id, pausedAt: row.pausedAt, entities: standings, ...judge(standings, row) };
}

function toRunning(run: SyncRun, now: number): NonNullable<EntityStanding['running']> {
  const seconds = Math.max(1, (now - run.startedAt.getTime()) / 1000);
  const { kind, rowsRead, rowsWritten, requests, startedAt } = run;
  return { kind, rowsRead, rowsWritten, requests, startedAt, rowsPerSecond: Math.round(rowsRead / seconds) };
}

function judge(entities: readonly EntityStanding[], row: ConnectionRow): Pick<SyncStanding, 'verdict' | 'sentence'> {
  const failing = entities.filter(({ state }) => state === 'failed' || state === 'suspect');
  const running = entities.filter(({ state }) => state === 'running');
  const late = entities.filter(({ isLate }) => isLate);
  const read = entities.filter(({ lastSuccessAt }) => lastSuccessAt !== null);
  if (row.pausedAt !== null) return { verdict: 'paused', sentence: 'Paused: the schedule leaves this connection alone.' };
  if (failing.length > 0) return { verdict: 'failing', sentence: `Failing: ${titles(failing)}.` };
  if (running.length > 0) return { verdict: 'syncing', sentence: `Reading ${titles(running)}.` };
  if (read.length === 0) return { verdict: 'never', sentence: 'Nothing was read yet.' };
  if (late.length > 0) return { verdict: 'late', sentence: `Late: ${titles(late)}.` };
  const incomplete = entities.filter(({ isComplete, state }) => !isComplete && state === 'done');
  const refused = entities.filter(({ state }) => state === 'no-permission');
  const parts = [
    `${read.length} of ${entities.length} lists were read`,
    ...(incomplete.length > 0 ? [`${incomplete.length} are not proven complete`] : []),
    ...(refused.length > 0 ? [`${refused.length} are not permitted`] : []),
  ];
  return { verdict: 'healthy', sentence: `Healthy: ${parts.join(', ')}.` };
}

function titles(entities: readonly EntityStanding[]): string {
  const named = entities.slice(0, 3).map(({ title }) => title);
  return entities.length > 3 ? `${named.join(', ')} and ${entities.length - 3} more` : named.join(', ');
}
