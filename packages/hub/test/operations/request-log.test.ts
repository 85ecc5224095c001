import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountOf, bearer, principalOf } from '../api/test-gate.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { type OpenOperations, openOperations } from './open-operations.ts';

let database: TestDatabase;
let hub: OpenOperations | null = null;
const open = async (environment: Readonly<Record<string, string>>) => {
  hub = await openOperations(database.store, environment);
  hub.gate.be('canary-person', principalOf('canary-person', { role: 'admin' }));
  return hub;
};
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await hub?.close();
  await database.close();
});

const path = '/api/v1/workspaces/1/connections/4711?canary=query';
const requests = (of: OpenOperations) => of.logged().filter(({ msg }) => msg === 'request');

it('is a line per request: what was asked by its pattern, how it went, and whose account it was', async () => {
  const usual = await open({});
  const { ask, logText } = usual;
  await ask(path, { ...bearer('canary-person'), 'user-agent': 'canary agent' });
  await ask('/canary-address', { cookie: 'sundog=canarycanarycanarycanary' });
  const lines = requests(usual);
  expect(lines).toEqual([
    {
      ...{ level: 30, msg: 'request', time: expect.any(String), requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      ...{ method: 'GET', route: '/api/v1/workspaces/:workspaceId/connections/:connectionId', status: 404 },
      ...{ ms: expect.any(Number), accountId: accountOf('canary-person') },
    },
    expect.objectContaining({ route: 'none', status: 404 }),
  ]);
  expect(logText()).not.toContain('canary');
  expect(logText()).not.toContain('example.test');
});

it('leaves probes to the level debug, and is silent where it is switched off', async () => {
  const loud = await open({ SUNDOG_LOG_LEVEL: 'debug' });
  await loud.ask('/health');
  expect(requests(loud)).toMatchObject([{ level: 20, route: '/health', status: 200 }]);
  await loud.close();
  const usual = await open({});
  for (const probe of ['/health', '/ready', '/metrics']) await usual.ask(probe);
  expect(usual.logText()).toBe('');
  await usual.close();
  const off = await open({ SUNDOG_REQUEST_LOG: 'off' });
  await off.ask(path, bearer('canary-person'));
  expect(off.logText()).toBe('');
});
