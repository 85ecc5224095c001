import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes } from '@sundog/api';
import type { House } from '../../src/entry/house.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { openLog } from '../../src/foundation/log.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { createTestDatabase } from '../test-database.ts';
import { bearer, openTestGate, principalOf, type Somebody } from './test-gate.ts';

/** A house with its HTTP door, where the key of a name is whoever the test says. */
export interface Doorway {
  readonly house: House;
  /** Listening on 127.0.0.1. */
  readonly url: string;
  /** Says whose key that of this name is from now on. */
  admit(name: string, somebody: Somebody): void;
  call(name: string | null, method: string, path: string, body?: unknown): Promise<Response>;
  /** The JSON of an answer, in the shape that the test expects. */
  ask<T>(name: string | null, method: string, path: string, body?: unknown): Promise<T & { readonly code?: string }>;
  /** The events of a route, as they came. */
  events(name: string, method: string, path: string, body?: unknown): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Opens a door over a new database. Whoever opens it closes it. */
export async function openDoorway(): Promise<Doorway> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'sundog-api-'));
  const key = await loadSecretKey(null, dataDir);
  const log = openLog({ level: 'silent' });
  const house = openHouse({ dataDir, settings: readSettings({}), key, log, store: database.store }, '0.0.0');
  const { gatekeeper, be } = openTestGate();
  const server = buildHttpServer({ logError: house.logError, hosts: [] });
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper, origins: new Set() });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const call: Doorway['call'] = (name, method, path, body) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(name === null ? {} : bearer(name)),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    house,
    url,
    admit: (name, somebody) => be(name, principalOf(name, somebody)),
    call,
    ask: async <T>(...request: Parameters<Doorway['call']>) => (await (await call(...request)).json()) as T,
    events: async (name, method, path, body) => {
      const text = await (await call(name, method, path, body)).text();
      return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '') as Record<string, unknown>);
    },
    close: async () => {
      await server.close();
      await house.close();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
