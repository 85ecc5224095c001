import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes } from '@sundog/api';
import type { House } from '../../src/entry/house.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { addOperationsRoutes } from '../../src/entry/http/operations-routes.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { openLog } from '../../src/foundation/log.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import type { Store } from '../../src/store/database.ts';
import { openTestGate, type TestGate } from '../api/test-gate.ts';

/** What came back, whatever header was sent. */
export interface PlainAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A hub over a store, with what whoever runs it looks at. */
export interface OpenOperations {
  readonly house: House;
  readonly dataDir: string;
  readonly gate: TestGate;
  readonly ask: (path: string, headers?: Readonly<Record<string, string>>) => Promise<PlainAnswer>;
  /** The lines of its log. */
  readonly logged: () => readonly Record<string, unknown>[];
  readonly logText: () => string;
  /** Closes what it opened, the store not. */
  readonly close: () => Promise<void>;
}

/** Opens it. @param environment its settings */
export async function openOperations(store: Store, environment: Readonly<Record<string, string>> = {}): Promise<OpenOperations> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sundog-operations-'));
  const file = join(dataDir, 'sundog.log');
  const settings = readSettings(environment);
  const key = await loadSecretKey(settings.secretKey, dataDir);
  const kept: Store = { ...store, close: async () => undefined };
  const house = openHouse({ dataDir, settings, key, log: openLog({ level: settings.logLevel, file }), store: kept }, '1.2.3');
  const gate = openTestGate();
  const server = buildHttpServer({ logError: house.logError, hosts: ['hub.example.test'] });
  addOperationsRoutes(server, house);
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper: gate.gatekeeper, origins: new Set() });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const logText = () => readFileSync(file, 'utf8');
  return {
    house,
    dataDir,
    gate,
    ask: (path, headers = {}) =>
      // fetch() forbids a Host header of one's own.
      new Promise((resolve, reject) => {
        const asked = request(`${url}${path}`, { headers }, (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += String(chunk);
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
          );
        });
        asked.on('error', reject).end();
      }),
    logText,
    logged: () =>
      logText()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    close: async () => {
      await server.close();
      await house.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
