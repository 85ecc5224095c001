import { setTimeout as delay } from 'node:timers/promises';
import { apiRoutes } from '@sundog/api';
import { PortTakenError } from '../foundation/errors/port-taken.ts';
import type { House } from './house.ts';
import { openHouseWebhookGate } from './house-webhook-gate.ts';
import { mountRoutes } from './http/api/mount-routes.ts';
import { addConnectRoute } from './http/connect/connect-route.ts';
import { addConsoleRoute } from './http/console/console-route.ts';
import { makeConsoleDoor } from './http/console/open-console.ts';
import { handlers } from './http/handlers/index.ts';
import { buildHttpServer } from './http/http-server.ts';
import { addOpenApiRoute } from './http/openapi-route.ts';
import { addOperationsRoutes } from './http/operations-routes.ts';
import { addWebhookRoute } from './http/webhook-route.ts';
import { startAuditAnchors } from './worker/audit-anchors.ts';
import { startBackupTimetable } from './worker/backup-timetable.ts';
import { startChannelDrain } from './worker/channel-drain.ts';
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

/** How long a hub that stops still answers, and says that it stops. */
const noticeMs = 300;

/** Serves console, API, webhooks and timetable until the signal aborts; then stops within seconds. @throws PortTakenError, WrongKeyError */
export async function serveHub(house: House, options: ServeOptions): Promise<void> {
  await house.assertKeyOpens();
  const { main: hub } = house;
  const server = buildHttpServer({
    logError: hub.logError,
    trustedProxies: house.trustedProxies,
    hosts: [options.host, ...(hub.publicUrl === null ? [] : [new URL(hub.publicUrl).hostname])],
  });
  addOperationsRoutes(server, house);
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper: house.gatekeeper, origins: originsOf(hub.publicUrl) });
  addOpenApiRoute(server, house.version);
  addWebhookRoute(server, { gate: openHouseWebhookGate(house), logError: hub.logError });
  addConnectRoute(server, { house, gatekeeper: house.gatekeeper, origins: originsOf(hub.publicUrl) });
  const door = makeConsoleDoor((error) => hub.logError('console', error));
  addConsoleRoute(server, door);
  options.onListening(await listen(server, options));
  // The console answers; what works in the background may come after it.
  const opened = door.open(options.signal);
  const drain = startWebhookDrain(house, options.signal);
  const channels = startChannelDrain(house, options.signal);
  const backups = startBackupTimetable({ hub, signal: options.signal });
  const worker = await startWorker(house, { roles: workerRoles }).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const anchors = startAuditAnchors(house);
  const children = startWorkerChildren({
    count: options.workers,
    dataDir: hub.dataDir,
    onEnded: (code) => hub.logInfo('a worker ended and is started anew', { code }),
  });
  await new Promise<void>((resolve) => {
    if (options.signal.aborted) resolve();
    else options.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  // Whoever sends requests here hears of it first, and may for a moment: what works in the background is ending meanwhile.
  house.operations.readiness.stop();
  house.stopWork();
  const shut = delay(noticeMs).then(() => server.close());
  const ends = [worker.stop(), drain.done, channels.done, backups.stop()].map((end, index) =>
    withinSeconds(end, index === 0 ? 3 : 2),
  );
  await Promise.all([shut, ...ends, children.stop(), opened]);
  // Last of all: what was done while stopping is in it.
  await withinSeconds(anchors.stop(), 1);
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
