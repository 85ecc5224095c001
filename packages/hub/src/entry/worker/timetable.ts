import { Cron } from 'croner';
import type { Job, Jobs } from '../../engine/jobs/jobs.ts';
import type { SyncReport } from '../../engine/sync/progress.ts';
import type { ConnectionSummary } from '../../features/setup/list-connections.ts';
import type { House } from '../house.ts';
import type { Hub } from '../hub.ts';
import type { WorkerRole } from './worker-roles.ts';

/** One line of the timetable. Lines of one lane never run at once for the same connection, in whatever process. */
export interface Line {
  readonly lane: string;
  /** Whose work it is. */
  readonly role: WorkerRole;
  /** Five fields of cron, UTC. */
  readonly cron: string;
  /** What the page says meanwhile. */
  readonly activity: string;
  /** Minutes that must lie between two runs of one connection. 0: not at all by schedule. */
  readonly everyMinutes: (connection: ConnectionSummary) => number;
  /** What the log says of a run that did something. */
  readonly did: string;
  /** Resolves with figures of what was done, for the log: never a customer's text; null: there was nothing to do. */
  readonly run: (hub: Hub, connection: string, signal: AbortSignal) => Promise<Done | null>;
}

type Done = Readonly<Record<string, unknown>>;

/** Every schedule of the hub. A line is a job that may be begun again at any moment: its verbs go on where they were. */
export const timetable: readonly Line[] = [
  {
    lane: 'lists',
    role: 'sync',
    cron: '* * * * *',
    activity: 'Reading what is due …',
    everyMinutes: ({ syncEveryMinutes }) => syncEveryMinutes ?? 5,
    did: 'read lists',
    run: syncDueLists,
  },
  {
    lane: 'histories',
    role: 'sync',
    cron: '* * * * *',
    activity: 'Reading histories in the background …',
    // With every minute: looking costs Halo nothing, and how often a history is read its entity says.
    everyMinutes: ({ syncEveryMinutes }) => (syncEveryMinutes === 0 ? 0 : 0.5),
    did: 'read histories',
    run: async (hub, connection, signal) => {
      const { histories } = await hub.findDueEntities(connection);
      if (histories.length === 0) return null;
      return sumUp([await hub.sync({ connection, only: histories, part: 'histories', signal })]);
    },
  },
  {
    lane: 'sources',
    role: 'sync',
    cron: '*/15 * * * *',
    activity: '',
    everyMinutes: () => 15,
    did: 'read sources and mapped them',
    run: async (hub, connection, signal) => {
      const { id } = await hub.findConnection(connection);
      const { sources, ...figures } = await hub.sources.ingestDue({ connectionId: id, signal });
      const mapped = await hub.mapping.refreshDue({ connectionId: id });
      const plans = await hub.devicePlans.runDue({ connectionId: id, signal });
      const isQuiet = sources === 0 && plans.planned === 0 && Object.values(mapped).every((count) => count === 0);
      return isQuiet ? null : { sources, ...figures, mapped, plans };
    },
  },
  {
    lane: 'remote-sessions',
    role: 'sync',
    cron: '* * * * *',
    activity: '',
    everyMinutes: () => 2,
    did: 'told of remote sessions',
    run: async (hub, connection, signal) => {
      const { id } = await hub.findConnection(connection);
      const { told } = await hub.remote.follow({ connectionId: id, signal });
      return told === 0 ? null : { told };
    },
  },
  {
    lane: 'rights',
    role: 'sync',
    cron: '17 * * * *',
    activity: 'Looking at what HaloPSA permits …',
    everyMinutes: () => 24 * 60,
    did: 'looked at the rights',
    run: runXray,
  },
  {
    lane: 'history-retention',
    role: 'sync',
    cron: '41 3 * * *',
    activity: 'Deleting versions that are too old …',
    everyMinutes: () => 60,
    did: 'deleted old versions',
    run: deleteOldVersions,
  },
  {
    lane: 'watch',
    role: 'sync',
    cron: '* * * * *',
    activity: '',
    everyMinutes: () => 1,
    did: 'raised or cleared alarms',
    run: async (hub, connection) => {
      const { news, open } = await hub.watch.look(connection);
      return news.length === 0 ? null : { changes: news.map(({ change, alarm }) => `${change} ${alarm.flow}`), open };
    },
  },
  {
    lane: 'retention',
    role: 'sync',
    cron: '41 2 * * *',
    activity: 'Removing what is over its time …',
    everyMinutes: () => 60,
    did: 'removed what is over its time',
    run: applyRetention,
  },
  {
    lane: 'search-index',
    role: 'sync',
    cron: '* * * * *',
    activity: '',
    everyMinutes: () => 1,
    did: 'indexed for search',
    run: indexForSearch,
  },
  {
    lane: 'exports',
    role: 'sync',
    cron: '*/10 * * * *',
    activity: '',
    everyMinutes: () => 5,
    did: 'removed exports that are over their time',
    run: async (hub) => {
      await hub.exports.tidy();
      return null;
    },
  },
];

async function runXray(hub: Hub, connection: string, signal: AbortSignal): Promise<Done> {
  const { id } = await hub.findConnection(connection);
  const { findings } = await hub.xray.run({ connectionId: id, signal });
  return { findings: findings.length };
}

async function deleteOldVersions(hub: Hub, connection: string): Promise<Done | null> {
  const { id } = await hub.findConnection(connection);
  const deleted = await hub.history.deleteOld({ connectionId: id });
  return deleted.length === 0 ? null : { deleted };
}

async function applyRetention(hub: Hub, connection: string): Promise<Done | null> {
  const { id } = await hub.findConnection(connection);
  const { counts } = await hub.governance.applyRetention({ connectionId: id });
  return Object.keys(counts).length === 0 ? null : { counts };
}

async function indexForSearch(hub: Hub, connection: string, signal: AbortSignal): Promise<null> {
  const { id } = await hub.findConnection(connection);
  await hub.explore.indexForSearch({ connectionId: id, signal });
  return null;
}

async function syncDueLists(hub: Hub, connection: string, signal: AbortSignal): Promise<Done | null> {
  const due = await hub.findDueEntities(connection);
  const reports = [];
  if (due.recent.length > 0) reports.push(await hub.sync({ connection, only: due.recent, signal }));
  if (due.full.length > 0) reports.push(await hub.sync({ connection, only: due.full, full: true, signal }));
  return reports.length === 0 ? null : sumUp(reports);
}

function sumUp(reports: readonly SyncReport[]): Done {
  const sum = (pick: (report: SyncReport) => number) => reports.reduce((total, report) => total + pick(report), 0);
  return {
    outcome: reports.map(({ outcome }) => outcome).find((outcome) => outcome !== 'complete') ?? 'complete',
    entities: sum(({ entities }) => entities.length),
    rowsWritten: sum(({ rowsWritten }) => rowsWritten),
    requests: sum(({ requests }) => requests),
  };
}

export interface TimetableDeps {
  readonly house: House;
  readonly enqueue: Jobs['enqueue'];
  /** Whether this process is the one that goes by the timetable. */
  readonly isLeader: () => boolean;
  /** Names this process: what it puts in the queue first has a key of its own. */
  readonly holder: string;
}

export interface Timetable {
  /** Goes through all lines at once: for a process that has just begun to lead. */
  readonly startAll: () => void;
  readonly stop: () => void;
}

/** Puts due lines in the queue by their hours, as long as this process leads. */
export function startTimetable({ house, enqueue, isLeader, holder }: TimetableDeps): Timetable {
  const startedAt = new Map<string, number>();
  const enqueueDue = async (line: Line, round: string) => {
    for (const connection of await listAllConnections(house)) {
      const key = `${connection.id}:${line.lane}`;
      const minutes = line.everyMinutes(connection);
      const last = startedAt.get(key) ?? Number.NEGATIVE_INFINITY;
      if (!connection.isActive || minutes === 0) continue;
      // The clock of cron and the moment of starting differ a little: a minute that is nearly over counts as over.
      if (performance.now() - last < minutes * 60_000 - 5000) continue;
      const isQueued = await enqueue({ kind: line.lane, connectionId: connection.id, lane: line.lane }, `${key}:${round}`);
      if (isQueued) startedAt.set(key, performance.now());
    }
  };
  const start = (line: Line, round: string) => {
    if (!isLeader()) return;
    enqueueDue(line, round).catch((error: unknown) => house.logError(`timetable ${line.lane}`, error));
  };
  const minuteNow = () => new Date().toISOString().slice(0, 16);
  const crons = timetable.map((line) => new Cron(line.cron, { timezone: 'UTC' }, () => start(line, minuteNow())));
  let rounds = 0;
  return {
    startAll: () => {
      rounds += 1;
      for (const line of timetable) start(line, `${holder}:${rounds}`);
    },
    stop: () => {
      for (const cron of crons) cron.stop();
    },
  };
}

export interface RunDeps {
  readonly house: House;
  /** Told what begins and ends (null), for the page. */
  readonly onActivity: (connection: string, lane: string, activity: string | null) => void;
}

/** The connections of all workspaces. */
async function listAllConnections(house: House): Promise<readonly ConnectionSummary[]> {
  const lists = await Promise.all((await house.listHubs()).map((hub) => hub.listConnections()));
  return lists.flat();
}

/** A connection by its number, which is one over all workspaces. */
async function findConnection(house: House, id: number) {
  for (const hub of await house.listHubs()) {
    const connection = (await hub.listConnections()).find((one) => one.id === id);
    if (connection) return { hub, connection };
  }
  return null;
}

/** Does a job of the timetable. A connection that is gone meanwhile, or a line of another version, is nothing to be done. */
export async function runTimetableJob({ house, onActivity }: RunDeps, job: Job, signal: AbortSignal): Promise<void> {
  const line = timetable.find(({ lane }) => lane === job.kind);
  const found = await findConnection(house, job.connectionId);
  if (!line || !found?.connection.isActive || signal.aborted) return;
  const { hub, connection } = found;
  const { name } = connection;
  onActivity(name, line.lane, line.activity);
  const began = performance.now();
  try {
    const done = await line.run(hub, name, signal);
    const about = { connection: name, lane: line.lane, seconds: Math.round((performance.now() - began) / 100) / 10 };
    if (done === null) hub.logDebug('nothing to do', about);
    else hub.logInfo(line.did, { ...about, ...done });
  } catch (error) {
    if (!signal.aborted) hub.logError(`${line.lane} of ${name}`, error);
  } finally {
    onActivity(name, line.lane, null);
  }
}
