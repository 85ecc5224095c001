import { Cron } from 'croner';
import type { Hub, SyncOrder } from '../hub.ts';

/** One line of the timetable. */
interface Entry {
  readonly name: string;
  /** Five fields of cron, UTC. */
  readonly cron: string;
  readonly order: Omit<SyncOrder, 'connection'>;
  /** Entries of one lane never run at once for the same connection. */
  readonly lane: string;
}

/** Every schedule of the hub. */
const timetable: readonly Entry[] = [
  { name: 'what changed', cron: '*/5 * * * *', order: { part: 'lists' }, lane: 'lists' },
  { name: 'everything', cron: '20 2 * * *', order: { part: 'lists', full: true }, lane: 'lists' },
  { name: 'histories', cron: '*/10 * * * *', order: { part: 'histories' }, lane: 'histories' },
];

export interface TimetableDeps {
  readonly hub: Hub;
  readonly signal: AbortSignal;
  /** Told what begins and ends, for the page. */
  readonly onActivity: (connection: string, lane: string, activity: string | null) => void;
}

/** Runs the timetable until the signal aborts. `stop` resolves when whatever was running has come to an end. */
export function startTimetable(deps: TimetableDeps): {
  readonly runNow: (name: string) => void;
  readonly stop: () => Promise<void>;
} {
  const running = new Map<string, Promise<void>>();
  const start = async (entry: Entry) => {
    for (const connection of await deps.hub.listConnections()) {
      const key = `${connection.name} ${entry.lane}`;
      if (!connection.isActive || running.has(key) || deps.signal.aborted) continue;
      running.set(
        key,
        syncOne(deps, entry, connection.name).finally(() => running.delete(key)),
      );
    }
  };
  const startSafely = (entry: Entry) => {
    start(entry).catch((error: unknown) => deps.hub.logError(`timetable ${entry.name}`, error));
  };
  const jobs = timetable.map((entry) => new Cron(entry.cron, { timezone: 'UTC', protect: true }, () => startSafely(entry)));
  return {
    runNow: (name) => {
      const entry = timetable.find((line) => line.name === name);
      if (entry) startSafely(entry);
    },
    stop: async () => {
      for (const job of jobs) job.stop();
      await Promise.allSettled(running.values());
    },
  };
}

async function syncOne(deps: TimetableDeps, entry: Entry, connection: string): Promise<void> {
  deps.onActivity(connection, entry.lane, `Reading ${entry.name} …`);
  try {
    const report = await deps.hub.sync({ ...entry.order, connection, signal: deps.signal });
    deps.hub.logInfo('synced', {
      connection,
      entry: entry.name,
      outcome: report.outcome,
      rowsWritten: report.rowsWritten,
      requests: report.requests,
      seconds: report.seconds,
    });
  } catch (error) {
    if (!deps.signal.aborted) deps.hub.logError(`sync ${connection}`, error);
  } finally {
    deps.onActivity(connection, entry.lane, null);
  }
}
