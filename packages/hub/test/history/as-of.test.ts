import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { comparedEntities, type Past, readAsOf, readTruth } from './true-past.ts';

let mirror: SandboxMirror;
/** What was true when, as the sandbox's oracle had it. */
const moments: { readonly step: string; readonly at: Date; readonly truth: Past }[] = [];

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 12, world: { tickets: 150, assets: 80 } });
  // Halo and hub have one time: what Halo stamps is believed.
  mirror.sandbox.control.setClock(Date.now());
});
afterAll(() => mirror.close());

const edit = (entity: string, key: number, changes: Record<string, unknown>) =>
  mirror.sandbox.control.edit({ entity, key, changes });
const all = comparedEntities.map((name) => name.replaceAll('-', '_'));
const countVersions = async () => {
  const [row] = await mirror.query<{ versions: number }>('SELECT count(*)::int AS versions FROM hub.record_version');
  return row?.versions;
};
const versionsOf = (entity: string, key: number) =>
  mirror.query<Record<string, unknown>>(
    `SELECT content, was_deleted, ended_by, end_known_by, valid_from, valid_to, pass_id FROM hub.record_version
      WHERE entity = $1 AND key = $2 ORDER BY valid_to, id`,
    [entity, key],
  );

const linesOf = (row: Readonly<Record<string, unknown>> | undefined) =>
  Array.isArray(row?.['lines']) ? (row['lines'] as readonly Record<string, unknown>[]) : [];

/** Remembers what is true at this moment. Its neighbours must be other milliseconds. */
async function remember(step: string): Promise<void> {
  await delay(5);
  moments.push({ step, at: new Date(), truth: readTruth(mirror.sandbox) });
  await delay(5);
}

async function expectPastIsTrue(): Promise<void> {
  for (const { step, at, truth } of moments)
    expect({ step, past: await readAsOf(mirror, { connectionId: mirror.connectionId, at }) }).toEqual({ step, past: truth });
}

it('a first sync writes no version, and what was before it is empty', async () => {
  const before = new Date();
  await delay(5);
  expect(await mirror.sync({ only: all, full: true })).toMatchObject({ outcome: 'complete' });
  expect(await countVersions()).toBe(0);
  const past = await readAsOf(mirror, { connectionId: mirror.connectionId, at: before });
  expect(Object.values(past).map((records) => Object.keys(records).length)).toEqual(comparedEntities.map(() => 0));
  await remember('first sync');
  await expectPastIsTrue();
});

it('an unchanged full pass writes no version', async () => {
  expect(await mirror.sync({ only: all, full: true })).toMatchObject({ outcome: 'complete', rowsWritten: 0 });
  expect(await countVersions()).toBe(0);
});

it('an incremental pass keeps what changed, and when Halo says that it did', async () => {
  const lower = new Date(mirror.sandbox.control.now());
  edit('ticket', 5, { status_id: 2, priority_id: 1 });
  edit('ticket', 6, { agent_id: 3 });
  await delay(20);
  const upper = new Date(mirror.sandbox.control.now());
  await delay(20);
  await mirror.sync({ only: ['ticket'] });
  const [version, ...others] = await versionsOf('ticket', 5);
  expect(others).toEqual([]);
  expect(version).toMatchObject({ was_deleted: false, ended_by: 'change', end_known_by: 'halo', pass_id: expect.anything() });
  const end = Number(version?.['valid_to']);
  expect(end).toBeGreaterThanOrEqual(lower.getTime() - 1);
  expect(end).toBeLessThanOrEqual(upper.getTime());
  await remember('incremental pass');
  await expectPastIsTrue();
});

it('a change of a field without a history writes no version', async () => {
  const before = await countVersions();
  edit('ticket', 7, { summary: 'Only the words' });
  expect(await mirror.sync({ only: ['ticket'] })).toMatchObject({ rowsWritten: 1 });
  expect(await countVersions()).toBe(before);
});

it('full passes keep what changed of every entity, lines inside their parents too', async () => {
  edit('client', 3, { name: 'Renamed once' });
  edit('asset', 4, { inventory_number: 'MOVED-4' });
  const [contract] = [...mirror.sandbox.oracle.snapshot('client-contract')];
  edit('client-contract', Number(contract?.['id']), { ref: 'NEW-REF' });
  const [item] = [...mirror.sandbox.oracle.snapshot('item')];
  edit('item', Number(item?.['id']), { baseprice: 123.45 });
  const [recurring] = [...mirror.sandbox.oracle.snapshot('recurring-invoice')].filter((row) => linesOf(row).length > 1);
  const [line, ...rest] = linesOf(recurring);
  mirror.sandbox.control.edit({
    entity: 'recurring-invoice',
    key: Number(recurring?.['id']),
    changes: { disabled: !recurring?.['disabled'], lines: [{ ...line, qty_order: 77, unit_price: 9.5 }, ...rest] },
    silent: true,
  });
  await mirror.sync({ only: all, full: true });
  expect(await versionsOf('recurring_invoice_line', Number(line?.['id']))).toEqual([
    expect.objectContaining({ ended_by: 'change', content: expect.objectContaining({ quantity: line?.['qty_order'] }) }),
  ]);
  await remember('full pass');
  await expectPastIsTrue();
});

it('a look at one record keeps what it was', async () => {
  edit('client', 3, { name: 'Renamed twice' });
  await mirror.sync({ record: { entity: 'client', id: 3 } });
  edit('ticket', 5, { status_id: 1 });
  await mirror.sync({ record: { entity: 'ticket', id: 5 } });
  expect((await versionsOf('client', 3)).map(({ content }) => (content as { name: string }).name)).toHaveLength(2);
  await remember('one record');
  await expectPastIsTrue();
});

it('new records are there from when they were first seen', async () => {
  const made = mirror.sandbox.control.edit({
    entity: 'ticket',
    changes: { summary: 'New', tickettype_id: 1, client_id: 5 },
  });
  await mirror.sync({ only: ['ticket'] });
  expect(await versionsOf('ticket', Number(made?.['id']))).toEqual([]);
  await remember('new ticket');
  await expectPastIsTrue();
});

it('a deletion ends the version', async () => {
  mirror.sandbox.control.edit({ entity: 'item', key: 2, delete: true, silent: true });
  await mirror.sync({ only: ['item'], full: true });
  expect(await versionsOf('item', 2)).toEqual([expect.objectContaining({ ended_by: 'deletion', was_deleted: false })]);
  await mirror.sync({ only: ['item'], full: true });
  expect(await versionsOf('item', 2)).toHaveLength(1);
  await remember('deleted');
  await expectPastIsTrue();
});

it('a revival opens a new version, and between the two the record was not there', async () => {
  mirror.sandbox.control.addFault({ match: { path: '^client/5$' }, fault: 'status', args: { status: 404 } });
  await mirror.sync({ record: { entity: 'client', id: 5 } });
  mirror.sandbox.control.clearFaults();
  const { client = {}, ...others } = readTruth(mirror.sandbox);
  const { 5: _hidden, ...seen } = client;
  await delay(5);
  moments.push({ step: 'hidden', at: new Date(), truth: { client: seen, ...others } });
  await delay(5);
  edit('client', 5, { name: 'Back again' });
  await mirror.sync({ only: ['client'], full: true });
  await remember('revived');
  expect(await versionsOf('client', 5)).toEqual([
    expect.objectContaining({ ended_by: 'deletion', was_deleted: false }),
    expect.objectContaining({ ended_by: 'revival', was_deleted: true, content: null }),
  ]);
  await expectPastIsTrue();
});

it('versions of a record follow each other without gap or overlap', async () => {
  const broken = await mirror.query(
    `SELECT * FROM (SELECT entity, key, valid_from, lag(valid_to) OVER (PARTITION BY connection_id, entity, key ORDER BY valid_to, id) AS before
                      FROM hub.record_version) v WHERE before IS DISTINCT FROM valid_from AND before IS NOT NULL`,
  );
  expect(broken).toEqual([]);
});

it('another workspace sees no version', async () => {
  await mirror.query(`SELECT 1`);
  const { connectionId, store } = mirror;
  const elsewhere = await store.inWorkspace(2, async (db) => [
    (await db.client.query('SELECT FROM hub.record_version')).rowCount,
    (await db.client.query('SELECT FROM hub.ticket_as_of($1, $2)', [connectionId, moments[0]?.at])).rowCount,
  ]);
  expect(elsewhere).toEqual([0, 0]);
});

it('who erases a record of the mirror erases its past', async () => {
  expect(await versionsOf('client', 3)).not.toEqual([]);
  await mirror.query('DELETE FROM mirror.client WHERE id = 3');
  expect(await versionsOf('client', 3)).toEqual([]);
});
