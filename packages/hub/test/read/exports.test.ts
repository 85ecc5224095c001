import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvLine } from '../../src/engine/read/csv-line.ts';
import { makeGate } from '../../src/engine/read/export-gate.ts';
import type { RecordColumn } from '../../src/engine/read/record-columns.ts';
import { expireExports } from '../../src/store/rows/export-job-rows.ts';
import { accountOf } from '../api/test-gate.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { openApi, type TestApi } from './open-api.ts';

let mirror: SandboxMirror;
let api: TestApi;
let client: number;
const formula = `=cmd|' /C calc'!A0`;
const truth = () => [...mirror.sandbox.oracle.snapshot('ticket')];
const all = () => ({ connectionIds: [mirror.connectionId], clients: null });
const may = ['read-data', 'export-data'] as const;

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 34, world: { tickets: 50, assets: 10 } });
  mirror.sandbox.control.edit({ entity: 'ticket', key: 3, changes: { summary: formula } });
  mirror.sandbox.control.edit({ entity: 'ticket', key: 4, changes: { summary: 'a "quoted", name\nin two lines' } });
  await mirror.sync({ only: ['ticket'] });
  client = Number(truth()[0]?.['client_id']);
  api = await openApi(mirror.store);
}, 400_000);
afterAll(async () => {
  await api.close();
  await mirror.close();
});

const connection = () => `/api/v1/workspaces/1/connections/${mirror.connectionId}`;
const exportsOf = '/api/v1/workspaces/1/exports';
const direct = (who: string, query: Record<string, string>) =>
  api.ask(who, 'GET', `${connection()}/exports/ticket?${new URLSearchParams(query)}`);
const request = (who: string, format = 'csv') =>
  api.ask(who, 'POST', `${connection()}/exports`, {
    entity: 'ticket',
    format,
    question: { sort: 'id', columns: ['id', 'summary'] },
  });
async function ended(who: string, id: number) {
  for (let round = 0; round < 600; round += 1) {
    const { body } = await api.ask(who, 'GET', `${exportsOf}/${id}`);
    if (body.state !== 'waiting' && body.state !== 'running') return body;
    await delay(50);
  }
  throw new Error('The export does not end.');
}
/** Makes the table as large as it has to be, by copies of one ticket. */
const grow = (rows: number) =>
  mirror.query(
    `INSERT INTO mirror.ticket (connection_id, id, client_id, summary, raw, synced_at)
     SELECT connection_id, 1000 + n, client_id, 'copy ' || n, '{}', now() FROM mirror.ticket, generate_series(1, $1::integer) n WHERE id = 1`,
    [rows],
  );

describe('a table', () => {
  it('is sent as CSV: every row that the reader sees, and no formula (S21, S23)', async () => {
    api.be('one', { reader: { ...all(), clients: [{ connectionId: mirror.connectionId, clientId: client }] }, may });
    api.be('all', { reader: all(), may });
    const sent = await direct('all', { format: 'csv', columns: 'id,summary,timeTaken', sort: 'id' });
    expect(sent.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(sent.headers['content-disposition']).toMatch(/^attachment; filename="ticket-\d{4}-\d\d-\d\d\.csv"$/);
    const text = sent.bytes.toString('utf8');
    expect(text.startsWith('\ufeffID,Summary,Time taken\r\n')).toBe(true);
    expect(text).toContain(`\r\n3,'${formula},`);
    expect(text).toContain('\r\n4,"a ""quoted"", name\nin two lines",');
    expect(text.trim().split('\r\n')).toHaveLength(51);
    const mine = await direct('one', { format: 'csv', columns: 'id' });
    expect(mine.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(
      truth().filter((row) => row['client_id'] === client).length + 1,
    );
  });

  it('is sent as XLSX, in which text is never a formula', async () => {
    const sent = await direct('all', { format: 'xlsx', columns: 'id,summary', sort: 'id' });
    expect(sent.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(sent.headers['content-type']).toContain('spreadsheetml');
  });

  it('is refused without the right, and with a question that cannot be asked', async () => {
    api.be('looker', { reader: all(), may: ['read-data'] });
    expect((await direct('looker', { format: 'csv' })).body.code).toBe('not-permitted');
    expect((await direct('all', { format: 'csv', columns: 'raw' })).body.code).toBe('unknown-column');
    expect((await direct('all', { format: 'pdf' })).status).toBe(400);
  });

  it('prefixes only text, whatever it hides the sign behind', () => {
    const column = (type: RecordColumn['type']) => ({ name: 'x', type }) as RecordColumn;
    for (const text of ['=1', '+1', '-1', '@x', '\t=1', ' =1', '\r=1'])
      expect(csvLine([column('text')], { x: text })).toMatch(/^"?'/);
    expect(csvLine([column('decimal')], { x: '-1.50' })).toBe('-1.50\r\n');
  });
});

describe('an export as a job', () => {
  it('is made in the background, kept for its owner alone, and removed when it is cancelled', async () => {
    api.be('all', { reader: all(), may });
    api.be('other', { reader: all(), may });
    const asked = await request('all');
    expect(asked.status, JSON.stringify(asked.body)).toBe(202);
    const job = await ended('all', asked.body.id);
    expect(job).toMatchObject({ state: 'done', rowsDone: 50, rowsExpected: 50, errorCode: null });
    const files = readdirSync(join(api.dataDir, 'exports'));
    expect(files).toEqual([`1-${job.id}.csv`]);
    expect(statSync(join(api.dataDir, 'exports', files[0] ?? '')).mode & 0o777).toBe(0o600);
    const sent = await api.ask('all', 'GET', `${exportsOf}/${job.id}/file`);
    expect(sent.bytes.length).toBe(job.bytes);
    expect(sent.bytes.toString('utf8')).toContain(`'${formula}`);
    for (const path of ['', '/file']) expect((await api.ask('other', 'GET', `${exportsOf}/${job.id}${path}`)).status).toBe(404);
    expect((await api.ask('other', 'DELETE', `${exportsOf}/${job.id}`)).status).toBe(404);
    expect((await api.ask('other', 'GET', exportsOf)).body.items).toEqual([]);
    expect((await api.ask('all', 'DELETE', `${exportsOf}/${job.id}`)).status).toBe(204);
    expect(readdirSync(join(api.dataDir, 'exports'))).toEqual([]);
    expect(
      await mirror.query(`SELECT FROM hub.audit_event WHERE verb IN ('export.request', 'export.cancel') AND result = 'done'`),
    ).toHaveLength(2);
  }, 60_000);

  it('gives its file to nobody who may see less than it was made with (S54)', async () => {
    const job = await ended('all', (await request('all', 'xlsx')).body.id);
    expect(job.state).toBe('done');
    api.be('all', { reader: { ...all(), clients: [{ connectionId: mirror.connectionId, clientId: client }] }, may });
    expect((await api.ask('all', 'GET', `${exportsOf}/${job.id}/file`)).body.code).toBe('export-not-found');
    api.be('all', { reader: all(), may });
    expect((await api.ask('all', 'GET', `${exportsOf}/${job.id}/file`)).status).toBe(200);
  }, 60_000);

  it('is put over its time with everything that is erased of its connection', async () => {
    const job = await ended('all', (await request('all')).body.id);
    await mirror.store.inWorkspace(1, (db) => expireExports(db, mirror.connectionId));
    expect((await api.ask('all', 'GET', `${exportsOf}/${job.id}/file`)).status).toBe(404);
    await api.house.main.exports.tidy();
    expect(readdirSync(join(api.dataDir, 'exports'))).toEqual([]);
  }, 60_000);

  it('of a process that is gone has failed, and says so', async () => {
    await mirror.query(
      `INSERT INTO hub.export_job (connection_id, entity, format, question, owner, limits_hash, holder, asked_at, expires_at, state)
       VALUES ($1, 'ticket', 'csv', '{}', $2, 'x', 'somebody who is gone', now(), now() + interval '1 day', 'running')`,
      [mirror.connectionId, accountOf('all')],
    );
    const { body } = await api.ask('all', 'GET', exportsOf);
    expect(body.items[0]).toMatchObject({ state: 'failed', errorCode: 'hub-stopped' });
  });

  it('dies at its next page where the right is taken away meanwhile (S54), and a large one is only a job', async () => {
    await grow(12_000);
    expect((await direct('all', { format: 'csv' })).body.code).toBe('export-too-large');
    const { body } = await request('all');
    await delay(1);
    api.be('all', null);
    await delay(200);
    api.be('all', { reader: all(), may });
    const job = await ended('all', body.id);
    expect(job).toMatchObject({ state: 'failed', errorCode: 'export-right-lost' });
    expect(readdirSync(join(api.dataDir, 'exports')).filter((name) => name.includes(String(job.id)))).toEqual([]);
    expect(await ended('all', (await request('all')).body.id)).toMatchObject({ state: 'done', rowsDone: 12_050 });
  }, 120_000);
});

it('few exports go through at a time, and each of the others in its turn', async () => {
  const gate = makeGate(2);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  await Promise.all(
    Array.from(
      { length: 20 },
      (_, index) =>
        gate
          .pass(async () => {
            inside += 1;
            most = Math.max(most, inside);
            order.push(index);
            await delay(1);
            inside -= 1;
            if (index === 3) throw new Error('one that fails leaves too');
          })
          .catch(() => undefined), // the one above
    ),
  );
  expect(most).toBe(2);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});

describe('saved views', () => {
  const views = '/api/v1/workspaces/1/views';
  const view = (name: string, more = {}) => ({
    entity: 'ticket',
    name,
    question: { filters: [{ column: 'closedAt', is: 'empty', value: true }], sort: '-id' },
    isShared: false,
    isDefault: false,
    ...more,
  });

  it('are kept for their owner, shown to others where they are shared, and changed by their owner alone', async () => {
    api.be('other', { reader: all(), may });
    const own = await api.ask('all', 'POST', views, view('Mine'));
    expect(own.status, JSON.stringify(own.body)).toBe(201);
    const shared = await api.ask('all', 'POST', views, view('Ours', { isShared: true, isDefault: true }));
    const names = async (who: string) =>
      (await api.ask(who, 'GET', `${views}?entity=ticket`)).body.items.map(({ name }: { name: string }) => name);
    expect(await names('all')).toEqual(['Mine', 'Ours']);
    expect(await names('other')).toEqual(['Ours']);
    expect((await api.ask('other', 'PUT', `${views}/${shared.body.id}`, view('Theirs'))).body.code).toBe('view-not-found');
    expect((await api.ask('other', 'DELETE', `${views}/${own.body.id}`)).body.code).toBe('view-not-found');
    expect((await api.ask('all', 'PUT', `${views}/${own.body.id}`, view('mine too', { isDefault: true }))).body).toMatchObject({
      name: 'mine too',
      isOwn: true,
      question: { sort: '-id' },
    });
    expect((await api.ask('all', 'DELETE', `${views}/${own.body.id}`)).status).toBe(204);
    expect(await names('all')).toEqual(['Ours']);
  });

  it('have one name each, at most one default, and only questions that can be asked', async () => {
    expect((await api.ask('all', 'POST', views, view('ours'))).body).toMatchObject({ code: 'view-name-taken', status: 409 });
    await api.ask('all', 'POST', views, view('Second', { isShared: true, isDefault: true }));
    const { body } = await api.ask('all', 'GET', views);
    expect(body.items.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toHaveLength(1);
    const odd = view('Odd', { question: { filters: [{ column: '__proto__', is: 'equals', value: 1 }] } });
    expect((await api.ask('all', 'POST', views, odd)).body.code).toBe('unknown-column');
    expect((await api.ask('all', 'POST', views, { ...view('Odd'), owner: accountOf('other') })).status).toBe(400);
  });
});
