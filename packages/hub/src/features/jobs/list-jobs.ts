import type { Store } from '../../store/database.ts';
import { type ExportJob, listExportJobs } from '../../store/rows/export-job-rows.ts';
import { type HeldLease, listHeldLeases } from '../../store/rows/lease-rows.ts';

/** One piece of work that goes on in the background. */
export interface RunningJob {
  readonly id: string;
  readonly kind: 'sync' | 'webhooks' | 'record' | 'apply' | 'export';
  readonly connectionId: number;
  readonly title: string;
  readonly phase: string | null;
  readonly state: 'waiting' | 'running';
  readonly done: number;
  readonly total: number | null;
  readonly startedAt: Date;
}

export interface JobDeps {
  readonly store: Store;
  readonly workspaceId: number;
  /** Every entity that is synced, with its name for people. */
  readonly entities: readonly { readonly table: string; readonly title: string }[];
}

/** Whose jobs. */
export interface JobQuestion {
  /** The connections whose work may be seen. */
  readonly connectionIds: readonly number[];
  /** The account whose exports are wanted; null: none. */
  readonly exportsOf: string | null;
}

/** Lists what goes on now, in whatever process, and what this person may know of. Reads three small tables. */
export async function listJobs(deps: JobDeps, { connectionIds, exportsOf }: JobQuestion): Promise<readonly RunningJob[]> {
  const { leases, exports } = await deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => ({
      leases: connectionIds.length === 0 ? [] : await listHeldLeases(db),
      exports: exportsOf === null ? [] : await listExportJobs(db, exportsOf),
    }),
    { readOnly: true },
  );
  const titles = new Map(deps.entities.map(({ table, title }) => [table, title]));
  const seen = leases.filter(({ connectionId }) => connectionIds.includes(connectionId));
  return [
    ...toSyncs(
      seen.filter(({ work }) => titles.has(work)),
      titles,
    ),
    ...seen.filter(({ work }) => !titles.has(work)).flatMap(toSmallJob),
    ...exports.flatMap((job) => toExport(job, titles)),
  ];
}

/** All that is read of one connection is one job, whichever of its lanes read it. */
function toSyncs(leases: readonly HeldLease[], titles: ReadonlyMap<string, string>): readonly RunningJob[] {
  return [...Map.groupBy(leases, ({ connectionId }) => connectionId)].map(([connectionId, held]) => {
    const reading = held.filter(({ isReading }) => isReading).map(({ work }) => titles.get(work) ?? work);
    return {
      id: `sync ${connectionId}`,
      kind: 'sync',
      connectionId,
      title: `Syncing ${held[0]?.connection ?? ''}`,
      phase: reading.length === 0 ? null : `Reading ${enumerate(reading)}`,
      state: 'running',
      done: held.filter(({ isDone }) => isDone).length,
      total: held.length,
      startedAt: new Date(Math.min(...held.map(({ takenAt }) => takenAt.getTime()))),
    };
  });
}

const smallJobs = {
  webhooks: (connection: string) => `Reading again what webhooks of ${connection} named`,
  record: (connection: string) => `Reading one record of ${connection}`,
  apply: (connection: string) => `Writing a plan to ${connection}`,
} as const;

function toSmallJob({ connectionId, connection, work, takenAt }: HeldLease): readonly RunningJob[] {
  if (work !== 'webhooks' && work !== 'record' && work !== 'apply') return [];
  const counts = { phase: null, state: 'running', done: 0, total: null } as const;
  return [
    {
      id: `${work} ${connectionId}`,
      kind: work,
      connectionId,
      title: smallJobs[work](connection),
      ...counts,
      startedAt: takenAt,
    },
  ];
}

function toExport(job: ExportJob, titles: ReadonlyMap<string, string>): readonly RunningJob[] {
  const { id, connectionId, entity, format, state, rowsDone, rowsExpected, askedAt } = job;
  if (state !== 'waiting' && state !== 'running') return [];
  const title = `Exporting ${titles.get(entity) ?? entity} as ${format.toUpperCase()}`;
  const counts = { phase: null, state, done: rowsDone, total: rowsExpected, startedAt: askedAt };
  return [{ id: `export ${id}`, kind: 'export', connectionId, title, ...counts }];
}

function enumerate(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
