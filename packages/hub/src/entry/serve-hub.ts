import { apiRoutes } from '@sundog/api';
import { PortTakenError } from '../foundation/errors/port-taken.ts';
import type { House } from './house.ts';
import { mountRoutes } from './http/api/mount-routes.ts';
import { handlers } from './http/handlers/index.ts';
import { buildHttpServer } from './http/http-server.ts';
import { addWebhookRoute } from './http/webhook-route.ts';
import { startBackupTimetable } from './worker/backup-timetable.ts';
import { startWorker } from './worker/run-worker.ts';
import { startWebhookDrain } from './worker/webhook-drain.ts';
import { startWorkerChildren } from './worker/worker-children.ts';
import { workerRoles } from './worker/worker-roles.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** How many worker processes to start beside this one. */
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Told the address once it answers. */
  readonly onListening: (url: string) => void;
}

/** The origins by which browsers reach the console, besides the one that a request names. */
function originsOf(publicUrl: string | null): ReadonlySet<string> {
  return new Set(publicUrl === null ? [] : [new URL(publicUrl).origin]);
}

/** Serves page, status and timetable until the signal aborts; then stops within seconds. @throws PortTakenError */
export async function serveHub(house: House, options: ServeOptions): Promise<void> {
  const { main: hub } = house;
  const activities = new Map<string, string>();
  const server = buildHttpServer({
    readView: async () => {
      const view = await hub.readView();
      const activityOf = (name: string) => [...activities].filter(([key]) => key.startsWith(`${name}\n`)).map(([, text]) => text);
      return {
        ...view,
        connections: view.connections.map((one) => ({ ...one, activity: activityOf(one.connection.name).join(' ') || null })),
      };
    },
    logError: hub.logError,
    trustedProxies: house.trustedProxies,
    hosts: [options.host, ...(hub.publicUrl === null ? [] : [new URL(hub.publicUrl).hostname])],
  });
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper: house.gatekeeper, origins: originsOf(hub.publicUrl) });
  addWebhookRoute(server, { gate: hub.webhooks.gate(), logError: hub.logError });
  const url = await listen(server, options);
  const drain = startWebhookDrain(house, options.signal);
  const backups = startBackupTimetable({ hub, signal: options.signal });
  options.onListening(url);
  // The page answers; what works in the background may come after it.
  const worker = await startWorker(house, {
    roles: workerRoles,
    onActivity: (connection, lane, activity) => {
      if (activity === null) activities.delete(`${connection}\n${lane}`);
      else activities.set(`${connection}\n${lane}`, activity);
    },
  }).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const children = startWorkerChildren({
    count: options.workers,
    dataDir: hub.dataDir,
    onEnded: (code) => hub.logInfo('a worker ended and is started anew', { code }),
  });
  await new Promise<void>((resolve) => {
    if (options.signal.aborted) resolve();
    else options.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const ends = [withinSeconds(worker.stop(), 3), withinSeconds(drain.done, 2), withinSeconds(backups.stop(), 2)];
  await Promise.all([server.close(), ...ends, children.stop()]);
}

async function listen(server: ReturnType<typeof buildHttpServer>, { host, port }: ServeOptions): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    await server.close();
    if (cause instanceof Error && 'code' in cause && (cause.code === 'EADDRINUSE' || cause.code === 'EACCES'))
      throw new PortTakenError(host, port, cause);
    throw cause;
  }
}

/** A sync that does not come to its page boundary in time is cut off: its transaction rolls back and the next one resumes there. */
async function withinSeconds(work: Promise<void>, seconds: number): Promise<void> {
  const timer = new AbortController();
  const late = new Promise<void>((resolve) => {
    const timeout = setTimeout(resolve, seconds * 1000);
    timer.signal.addEventListener('abort', () => clearTimeout(timeout));
  });
  await Promise.race([work, late]);
  timer.abort();
}
