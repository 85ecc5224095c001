import { Cron } from 'croner';
import type { ConnectionSummary } from '../../features/setup/list-connections.ts';
import type { Hub } from '../hub.ts';

/** One line of the timetable. Lines of one lane never run at once for the same connection. */
interface Line {
  readonly lane: string;
  /** Five fields of cron, UTC. */
  readonly cron: string;
  /** What the page says meanwhile. */
  readonly activity: string;
  /** Minutes that must lie between two runs of one connection. 0: not at all by schedule. */
  readonly everyMinutes: (connection: ConnectionSummary) => number;
  readonly run: (hub: Hub, connection: string, signal: AbortSignal) => Promise<void>;
}

/** Every schedule of the hub. */
const timetable: readonly Line[] = [
  {
    lane: 'lists',
    cron: '* * * * *',
    activity: 'Reading what is due …',
    everyMinutes: ({ syncEveryMinutes }) => syncEveryMinutes ?? 5,
    run: syncDueLists,
  },
  {
    lane: 'histories',
    cron: '* * * * *',
    activity: 'Reading histories in the background …',
    // Looking costs Halo nothing; how often a history is read its entity says.
    everyMinutes: ({ syncEveryMinutes }) => (syncEveryMinutes === 0 ? 0 : 1),
    run: async (hub, connection, signal) => {
      const { histories } = await hub.findDueEntities(connection);
      if (histories.length > 0) await hub.sync({ connection, only: histories, part: 'histories', signal });
    },
  },
  {
    lane: 'rights',
    cron: '17 * * * *',
    activity: 'Looking at what HaloPSA permits …',
    everyMinutes: () => 24 * 60,
    run: runXray,
  },
  {
    lane: 'history-retention',
    cron: '41 3 * * *',
    activity: 'Deleting versions that are too old …',
    everyMinutes: () => 60,
    run: deleteOldVersions,
  },
  { lane: 'watch', cron: '* * * * *', activity: '', everyMinutes: () => 1, run: (hub, connection) => hub.watch.look(connection) },
  {
    lane: 'retention',
    cron: '41 2 * * *',
    activity: 'Removing what is over its time …',
    everyMinutes: () => 60,
    run: applyRetention,
  },
];

async function runXray(hub: Hub, connection: string, signal: AbortSignal): Promise<void> {
  const { id } = await hub.findConnection(connection);
  await hub.xray.run({ connectionId: id, signal });
}

async function deleteOldVersions(hub: Hub, connection: string): Promise<void> {
  const { id } = await hub.findConnection(connection);
  await hub.history.deleteOld({ connectionId: id });
}

async function applyRetention(hub: Hub, connection: string): Promise<void> {
  const { id } = await hub.findConnection(connection);
  await hub.governance.applyRetention({ connectionId: id });
}

async function syncDueLists(hub: Hub, connection: string, signal: AbortSignal): Promise<void> {
  const due = await hub.findDueEntities(connection);
  if (due.recent.length > 0) await hub.sync({ connection, only: due.recent, signal });
  if (due.full.length > 0) await hub.sync({ connection, only: due.full, full: true, signal });
}

export interface TimetableDeps {
  readonly hub: Hub;
  readonly signal: AbortSignal;
  /** Told what begins and ends (null), for the page. */
  readonly onActivity: (connection: string, lane: string, activity: string | null) => void;
}

/** Runs the timetable, at once and then by its hours. `stop` resolves when whatever was running has come to an end. */
export function startTimetable(deps: TimetableDeps): { readonly stop: () => Promise<void> } {
  const running = new Map<string, Promise<void>>();
  const startedAt = new Map<string, number>();
  const startDue = async (line: Line) => {
    for (const connection of await deps.hub.listConnections()) {
      const key = `${connection.id} ${line.lane}`;
      const minutes = line.everyMinutes(connection);
      const last = startedAt.get(key) ?? Number.NEGATIVE_INFINITY;
      if (!connection.isActive || minutes === 0 || running.has(key) || deps.signal.aborted) continue;
      // The clock of cron and the moment of starting differ a little: a minute that is nearly over counts as over.
      if (performance.now() - last < minutes * 60_000 - 5000) continue;
      startedAt.set(key, performance.now());
      running.set(
        key,
        runLine(deps, line, connection.name).finally(() => running.delete(key)),
      );
    }
  };
  const start = (line: Line) => {
    startDue(line).catch((error: unknown) => deps.hub.logError(`timetable ${line.lane}`, error));
  };
  const jobs = timetable.map((line) => new Cron(line.cron, { timezone: 'UTC' }, () => start(line)));
  for (const line of timetable) start(line);
  return {
    stop: async () => {
      for (const job of jobs) job.stop();
      await Promise.allSettled(running.values());
    },
  };
}

async function runLine(deps: TimetableDeps, line: Line, connection: string): Promise<void> {
  deps.onActivity(connection, line.lane, line.activity);
  const began = performance.now();
  try {
    await line.run(deps.hub, connection, deps.signal);
    deps.hub.logInfo('synced', { connection, lane: line.lane, seconds: Math.round((performance.now() - began) / 100) / 10 });
  } catch (error) {
    if (!deps.signal.aborted) deps.hub.logError(`sync ${connection}`, error);
  } finally {
    deps.onActivity(connection, line.lane, null);
  }
}
