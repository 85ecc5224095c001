import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes, type Capability } from '@sundog/api';
import type { House } from '../../src/entry/house.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { openLog } from '../../src/foundation/log.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import type { ReaderLimits, Store } from '../../src/store/database.ts';
import { bearer, openTestGate, principalOf } from '../api/test-gate.ts';

/** What a route answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Parsed where it is JSON: a test that guesses its shape wrongly fails. */
  readonly body: ReturnType<typeof JSON.parse>;
  readonly bytes: Buffer;
}

/** The API over a store, asked by people whom the test names. */
export interface TestApi {
  readonly house: House;
  readonly dataDir: string;
  /** Says who somebody is from now on; null: nobody any more. */
  readonly be: (name: string, who: { readonly reader: ReaderLimits; readonly may: readonly Capability[] } | null) => void;
  readonly ask: (
    name: string,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
  ) => Promise<ApiAnswer>;
  readonly close: () => Promise<void>;
}

/** Opens it. It closes what it opened, the store not. */
export async function openApi(store: Store, workspaceId = 1): Promise<TestApi> {
  const gate = openTestGate();
  const dataDir = mkdtempSync(join(tmpdir(), 'sundog-api-'));
  const key = await loadSecretKey(null, dataDir);
  const kept: Store = { ...store, close: async () => undefined };
  const house = openHouse({ dataDir, settings: readSettings({}), key, log: openLog({ level: 'silent' }), store: kept }, '0.0.0');
  const logError = (_id: string, error: unknown) => console.error(error);
  const server = buildHttpServer({ logError, hosts: [] });
  const { gatekeeper } = gate;
  mountRoutes(server, { routes: apiRoutes, handlers, house: { ...house, logError }, gatekeeper, origins: new Set() });
  await server.ready();
  return {
    house,
    dataDir,
    be: (name, who) => gate.be(name, who && principalOf(name, { workspaceId, reader: who.reader, capabilities: who.may })),
    ask: async (name, method, url, body) => {
      const answer = await server.inject({
        method,
        url,
        headers: bearer(name),
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const isJson = String(answer.headers['content-type']).includes('json');
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: isJson && answer.body !== '' ? answer.json() : answer.body,
        bytes: answer.rawPayload,
      };
    },
    close: async () => {
      await server.close();
      await house.close();
    },
  };
}
