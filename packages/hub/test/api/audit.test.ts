import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiRoutes, type Problem } from '@sundog/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../src/entry/house.ts';
import { mountRoutes } from '../../src/entry/http/api/mount-routes.ts';
import { handlers } from '../../src/entry/http/handlers/index.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { openLog } from '../../src/foundation/log.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import { accountOf, bearer, openTestGate, principalOf } from './test-gate.ts';

let database: TestDatabase;
let house: House;
let server: ReturnType<typeof buildHttpServer>;
const dataDir = mkdtempSync(join(tmpdir(), 'sundog-audit-api-'));

beforeAll(async () => {
  database = await createTestDatabase();
  const key = await loadSecretKey(null, dataDir);
  house = openHouse(
    { dataDir, settings: readSettings({}), key, log: openLog({ level: 'silent' }), store: database.store },
    '0.0.0',
  );
  server = buildHttpServer({ logError: house.logError, hosts: [] });
  const { gatekeeper, be } = openTestGate();
  be('auditor', principalOf('auditor', { capabilities: ['read-audit'] }));
  be('viewer', principalOf('viewer', { capabilities: ['read-data'] }));
  be('owner', principalOf('owner', { capabilities: [], isInstallationOwner: true }));
  mountRoutes(server, { routes: apiRoutes, handlers, house, gatekeeper, origins: new Set() });
  await server.ready();
  for (const everyHours of [24, 12, 6]) await house.main.backups.set({ everyHours, keep: 3, folder: '/backups' });
});
afterAll(async () => {
  await server.close();
  await house.close();
  await database.close();
  rmSync(dataDir, { recursive: true });
});

const ask = (who: string, url: string, method: 'GET' | 'POST' = 'GET') =>
  server.inject({ method, url, headers: { ...bearer(who), 'user-agent': 'tester' } });
const audit = '/api/v1/workspaces/1/audit';

describe('the audit over HTTP', () => {
  it('is listed in pages, by filters, and counted', async () => {
    const first = (await ask('auditor', `${audit}?limit=2`)).json();
    expect(first).toMatchObject({
      items: [{ seq: 3 }, { seq: 2, verb: 'backup.schedule', detail: { before: { everyHours: 24 }, after: { everyHours: 12 } } }],
      nextCursor: '2',
    });
    const second = (await ask('auditor', `${audit}?limit=2&cursor=${first.nextCursor}`)).json();
    expect(second).toMatchObject({ items: [{ seq: 1 }], nextCursor: null });
    const count = async (query: string) => (await ask('auditor', `${audit}?${query}`)).json().items.length;
    expect(await count('verb=backup')).toBe(3);
    expect(await count('verb=nothing&verb=backup.schedule&result=done')).toBe(3);
    expect(await count('since=2001-01-01T00:00:00Z&until=2002-01-01T00:00:00Z')).toBe(0);
    expect((await ask('auditor', `${audit}/facets`)).json()).toMatchObject({ verb: [{ value: 'backup.schedule', rows: 3 }] });
    for (const query of ['limit=0', 'cursor=x', 'result=gone', 'since=yesterday'])
      expect((await ask('auditor', `${audit}?${query}`)).json<Problem>()).toMatchObject({ code: 'invalid-input', status: 400 });
  });

  it('is given as a file, and verified', async () => {
    const file = await ask('auditor', `${audit}/export?format=csv`);
    expect(file.headers).toMatchObject({
      'content-type': expect.stringContaining('text/csv'),
      'content-disposition': 'attachment; filename="audit-1.csv"',
    });
    expect(file.body.trimEnd().split('\r\n')).toHaveLength(4);
    expect((await ask('auditor', `${audit}/verify`, 'POST')).json()).toMatchObject({ chain: 1, rows: 3, fault: null });
  });

  it('S84: keeps what was refused, in the workspace of a member and else in the installation', async () => {
    expect((await ask('viewer', audit)).statusCode).toBe(403);
    expect((await ask('viewer', '/api/v1/workspaces/2/audit')).statusCode).toBe(404);
    expect((await ask('auditor', '/api/v1/audit')).statusCode).toBe(403);
    const refused = (await ask('auditor', `${audit}?result=refused`)).json();
    expect(refused.items).toMatchObject([
      {
        actor: 'person:viewer@example.test',
        accountId: accountOf('viewer'),
        verb: 'audit.list',
        subject: 'workspace 1',
        userAgent: 'tester',
        ip: '127.0.0.1',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    const elsewhere = (await ask('owner', '/api/v1/audit')).json();
    expect(elsewhere.items).toMatchObject([
      { actor: 'person:auditor@example.test', verb: 'audit.list-installation' },
      { actor: 'person:viewer@example.test', verb: 'audit.list', subject: 'workspace 2', result: 'refused' },
    ]);
    const { chains } = (await ask('owner', '/api/v1/audit/verify', 'POST')).json();
    expect(chains).toMatchObject([
      { chain: 0, rows: 2, fault: null },
      { chain: 1, rows: 4, fault: null },
    ]);
  });
});
