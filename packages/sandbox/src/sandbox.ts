import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TokenStore } from './auth/token-store.ts';
import { machineClock, SandboxClock } from './clock.ts';
import { Control } from './control/control.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { endpoints } from './endpoints/index.ts';
import { PortTaken } from './errors/port-taken.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { makeDispatch } from './http/dispatch.ts';
import { RequestLog } from './http/request-log.ts';
import type { Instance } from './instance.ts';
import { credentialsOf, type SandboxOptions } from './options.ts';
import { Oracle } from './oracle/oracle.ts';
import { OracleView } from './oracle/oracle-view.ts';
import { type Directory, makeDirectory } from './permissions/directory.ts';
import { listOwnApplications } from './permissions/rows-of-directory.ts';
import { RateWindow } from './rate-limit/rate-window.ts';
import { makeReportEngine } from './reports/make-report-engine.ts';
import { lockDown } from './scenarios/locked-down.ts';
import { makeWorld, seedEntities } from './seed/index.ts';
import { defaultSettings } from './settings.ts';
import { Tables } from './tables/tables.ts';
import { Deliveries } from './webhooks/deliveries.ts';

/** A HaloPSA that runs here. */
export interface Sandbox {
  /** What a person would paste: `http://127.0.0.1:4190`. */
  readonly url: string;
  readonly resourceServer: string;
  readonly authServer: string;
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly control: Control;
  readonly oracle: OracleView;
  /** Stops it: connections are cut, deliveries given up. */
  close(): Promise<void>;
}

/**
 * Starts a HaloPSA in this process. Throws {@link PortTaken} where the port belongs to another.
 *
 * @example
 * const sandbox = await startSandbox({ scenario: 'small', seed: 7 });
 * await fetch(`${sandbox.authServer}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', ... }) });
 * await sandbox.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const halo = makeInstance(options);
  const powers = { control: new Control(halo), oracle: new OracleView(halo) };
  const dispatch = makeDispatch(halo, powers);
  const listen = (request: Parameters<typeof dispatch>[0], response: Parameters<typeof dispatch>[1]) => {
    dispatch(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
  const server: Server = options.tls ? createSecureServer({ ...options.tls }, listen) : createPlainServer(listen);
  server.keepAliveTimeout = 65_000;
  const host = options.host ?? '127.0.0.1';
  const port = await bindTo(server, host, options.port ?? 0);
  const url = `${options.tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    url,
    resourceServer: `${url}/api`,
    authServer: `${url}/auth`,
    tenant: halo.tenant,
    ...credentialsOf(options),
    ...powers,
    close: () => stop(server, halo),
  };
}

function makeInstance(options: SandboxOptions): Instance {
  const scenario = options.scenario ?? 'small';
  const world = makeWorld(scenario, options.seed ?? 7, options.world);
  const tables = new Tables(world, seedEntities, keysOf(endpoints));
  const directory = makeDirectory(tables, credentialsOf(options));
  if (scenario === 'locked-down') lockDown(directory);
  listOwnApplications(tables, directory);
  return assemble(options, tables, directory);
}

function assemble(options: SandboxOptions, tables: Tables, directory: Directory): Instance {
  const time = options.clock ?? machineClock;
  const { now, seed } = tables.world;
  const clock = new SandboxClock(time, options.clock ? 0 : now - time.now());
  const settings = defaultSettings();
  const oracle = new Oracle();
  return {
    tables,
    directory,
    tenant: options.tenant ?? 'demo',
    settings,
    clock,
    oracle,
    requests: new RequestLog(),
    faults: new FaultPlan(),
    rate: new RateWindow(options.rateLimit ?? null),
    tokens: new TokenStore(seed),
    deliveries: new Deliveries({ tables, settings, clock, oracle }),
    reports: makeReportEngine(tables, () => clock.now()),
  };
}

function keysOf(all: readonly Endpoint[]): ReadonlyMap<string, readonly string[]> {
  return new Map(all.filter(({ hasRows }) => hasRows !== false).map(({ entity, key }) => [entity, key ?? ['id']]));
}

function bindTo(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(host, port) : error);
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function stop(server: Server, halo: Instance): Promise<void> {
  halo.deliveries.close();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
  await halo.deliveries.settled();
  halo.reports.close();
}
