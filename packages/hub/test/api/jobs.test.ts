import type { Capability } from '@sundog/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdLeases } from '../../src/engine/jobs/hold-leases.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { insertExportJob } from '../../src/store/rows/export-job-rows.ts';
import { openApi, type TestApi } from '../read/open-api.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { accountOf } from './test-gate.ts';

let mirror: SandboxMirror;
let api: TestApi;
beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 5, world: { clients: 3, tickets: 10, assets: 2 } });
  await mirror.sync({ only: ['client'] });
  api = await openApi(mirror.store);
}, 120_000);
afterAll(async () => {
  await api.close();
  await mirror.close();
});

const all: readonly Capability[] = ['read-data', 'export-data', 'view-sync'];
const be = (name: string, connectionIds: readonly number[], may: readonly Capability[] = all) =>
  api.be(name, { reader: { connectionIds, clients: null }, may });
async function jobsOf(name: string): Promise<readonly Record<string, unknown>[]> {
  const { status, body } = await api.ask(name, 'GET', '/api/v1/workspaces/1/jobs');
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items;
}
const work = (connectionId: number, works: readonly string[]) =>
  holdLeases(mirror.store, { workspaceId: 1, connectionId, works });

it('tells of the work on connections that one may see, from beginning to end', async () => {
  be('all', [mirror.connectionId]);
  be('elsewhere', [mirror.connectionId + 1]);
  be('without', [mirror.connectionId], ['read-data', 'export-data']);
  expect(await jobsOf('all')).toEqual([]);
  const other = await mirror.store.inWorkspace(1, (db) =>
    insertConnection(db, { name: 'canary', url: 'https://x.example', resourceServer: 'x', authServer: 'x', clientId: 'x' }),
  );
  const [sync, hooks, hidden] = await Promise.all([
    work(mirror.connectionId, ['client', 'ticket']),
    work(mirror.connectionId, ['webhooks']),
    work(other.id, ['client']),
  ]);
  const about = { connectionId: mirror.connectionId, state: 'running', startedAt: expect.stringMatching(/^20.*Z$/) };
  expect(await jobsOf('all')).toEqual([
    { ...about, id: `sync ${mirror.connectionId}`, kind: 'sync', title: 'Syncing test', phase: null, done: 0, total: 2 },
    expect.objectContaining({ id: `webhooks ${mirror.connectionId}`, kind: 'webhooks', total: null }),
  ]);
  await mirror.query(
    `UPDATE hub.sync_state SET last_success_at = clock_timestamp(), state = 'done' WHERE connection_id = $1 AND entity = 'client'`,
    [mirror.connectionId],
  );
  await mirror.query(`INSERT INTO hub.sync_state (connection_id, entity, state) VALUES ($1, 'ticket', 'running')`, [
    mirror.connectionId,
  ]);
  expect((await jobsOf('all'))[0]).toMatchObject({ phase: 'Reading Tickets', done: 1, total: 2 });
  expect(await jobsOf('without')).toEqual([]);
  expect(JSON.stringify(await jobsOf('all'))).not.toContain('canary');
  expect(await jobsOf('elsewhere')).toMatchObject([{ connectionId: other.id, title: 'Syncing canary' }]);
  for (const leases of [sync, hooks, hidden]) await leases?.release();
  expect(await jobsOf('all')).toEqual([]);
});

it('tells of one’s own exports, of no other’s, and of none that has ended', async () => {
  be('mine', [mirror.connectionId]);
  be('other', [mirror.connectionId]);
  be('looker', [mirror.connectionId], ['read-data', 'view-sync']);
  const at = new Date();
  const insert = (owner: string) =>
    mirror.store.inWorkspace(1, (db) =>
      insertExportJob(db, {
        ...{
          connectionId: mirror.connectionId,
          entity: 'ticket',
          format: 'csv',
          question: { filters: [], deleted: 'no' },
          owner,
        },
        ...{ limitsHash: 'x', holder: 'x', askedAt: at, expiresAt: new Date(at.getTime() + 60_000) },
      }),
    );
  const { id } = await insert(accountOf('mine'));
  await insert(accountOf('looker'));
  expect(await jobsOf('mine')).toMatchObject([
    { id: `export ${id}`, kind: 'export', state: 'waiting', title: 'Exporting Tickets as CSV', done: 0, total: null },
  ]);
  expect(await jobsOf('other')).toEqual([]);
  expect(await jobsOf('looker')).toEqual([]);
  await mirror.query(`UPDATE hub.export_job SET state = 'done', ended_at = now() WHERE id = $1`, [id]);
  expect(await jobsOf('mine')).toEqual([]);
});
