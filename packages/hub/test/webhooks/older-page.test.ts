import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';

let mirror: SandboxMirror;

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 11, world: { tickets: 60 } });
  await mirror.sync({ only: ['ticket', 'asset', 'item'], full: true });
});
afterAll(() => mirror.close());

/** Bytes every 40 ms: each page is under way for some seconds. */
const pieces: Readonly<Record<string, number>> = { asset: 20_000, item: 500 };

/** A full pass whose page was answered before something happened, and arrives after it. */
async function whilePageIsHeld(entity: string, path: string, meanwhile: () => Promise<void>): Promise<void> {
  const { control } = mirror.sandbox;
  // A request that was struck is not answered yet; one that has a status is, and what happens from then on is not on its page.
  const answered = () => control.requests().filter(({ fault, status }) => fault === 'drip' && status !== null).length;
  const before = answered();
  control.addFault({ match: { path }, fault: 'drip', args: { bytes: pieces[entity] ?? 2_000, everyMs: 40 }, times: 1 });
  const pass = mirror.sync({ only: [entity], full: true });
  for (let waited = 0; answered() === before && waited < 5_000; waited += 5) await delay(5);
  expect(answered()).toBeGreaterThan(before);
  await meanwhile();
  const isOver = await Promise.race([pass.then(() => true), delay(0).then(() => false)]);
  expect(isOver).toBe(false);
  expect(await pass).toMatchObject({ outcome: 'complete' });
  control.clearFaults();
}

async function columnOf(table: string, column: string, id: number): Promise<unknown> {
  const [row] = await mirror.query<{ value: unknown }>(`SELECT ${column} AS value FROM mirror.${table} WHERE id = $1`, [id]);
  return row?.value;
}

it('F31: does not let a page that was asked for before a record was read again write over it', { timeout: 60_000 }, async () => {
  const { control } = mirror.sandbox;
  // Assets have no change date: the moment of asking decides.
  const [asset] = await mirror.query<{ id: number }>('SELECT min(id) AS id FROM mirror.asset');
  const id = Number(asset?.id);
  // An edit that the page shows, so that the page differs from the mirror; and a newer one that it does not.
  control.edit({ entity: 'asset', key: id, changes: { inventory_number: 'older' }, silent: true });
  await whilePageIsHeld('asset', '^asset$', async () => {
    control.edit({ entity: 'asset', key: id, changes: { inventory_number: 'newer' }, silent: true });
    expect(await mirror.sync({ record: { entity: 'asset', id } })).toMatchObject({ rowsWritten: 1 });
  });
  expect(await columnOf('asset', 'inventory_number', id)).toBe('newer');
  await mirror.sync({ only: ['asset'], full: true });
  expect(await columnOf('asset', 'inventory_number', id)).toBe('newer');
});

it('goes by the moment of asking where two states have one change date', { timeout: 60_000 }, async () => {
  const { control } = mirror.sandbox;
  control.edit({ entity: 'ticket', key: 17, changes: { summary: 'older' }, silent: true });
  await whilePageIsHeld('ticket', '^tickets$', async () => {
    control.edit({ entity: 'ticket', key: 17, changes: { summary: 'newer' }, silent: true });
    await mirror.sync({ record: { entity: 'ticket', id: 17 } });
  });
  expect(await columnOf('ticket', 'summary', 17)).toBe('newer');
});

it('does not bring back, by a page asked for before, what Halo said is gone', { timeout: 60_000 }, async () => {
  const { control } = mirror.sandbox;
  await whilePageIsHeld('ticket', '^tickets$', async () => {
    control.edit({ entity: 'ticket', key: 18, delete: true, silent: true });
    expect(await mirror.sync({ record: { entity: 'ticket', id: 18 } })).toMatchObject({ entities: [{ tombstoned: 1 }] });
  });
  expect(await columnOf('ticket', 'deleted_at', 18)).not.toBeNull();
});

it('keeps a record that was made while the list was read and stands on none of its pages', { timeout: 60_000 }, async () => {
  const { control } = mirror.sandbox;
  let id = 0;
  // Where Halo lists the ids of an entity these save it anyway; of items it lists none.
  await whilePageIsHeld('item', '^item$', async () => {
    id = Number(control.edit({ entity: 'item', changes: { name: 'Made meanwhile' } })?.['id']);
    expect(await mirror.sync({ record: { entity: 'item', id } })).toMatchObject({ rowsWritten: 1 });
  });
  expect(await columnOf('item', 'name', id)).toBe('Made meanwhile');
  expect(await columnOf('item', 'deleted_at', id)).toBeNull();
});

it('finds by the next list what was taken back since a record was read by itself', async () => {
  const { control } = mirror.sandbox;
  const before = await columnOf('ticket', 'summary', 20);
  control.edit({ entity: 'ticket', key: 20, changes: { summary: 'for a moment' }, silent: true });
  await mirror.sync({ record: { entity: 'ticket', id: 20 } });
  expect(await columnOf('ticket', 'summary', 20)).toBe('for a moment');
  control.edit({ entity: 'ticket', key: 20, changes: { summary: before }, silent: true });
  await mirror.sync({ only: ['ticket'], full: true });
  expect(await columnOf('ticket', 'summary', 20)).toBe(before);
});

it('asks again for a record that a page wrote while it was being asked for', { timeout: 60_000 }, async () => {
  const { control } = mirror.sandbox;
  const [asset] = await mirror.query<{ id: number }>('SELECT max(id) AS id FROM mirror.asset');
  const id = Number(asset?.id);
  control.edit({ entity: 'asset', key: id, changes: { inventory_number: 'older' }, silent: true });
  control.addFault({ match: { path: `^asset/${id}$` }, fault: 'drip', args: { bytes: 100, everyMs: 60 }, times: 1 });
  const before = control.strikes().length;
  const reading = mirror.sync({ record: { entity: 'asset', id } });
  for (let waited = 0; control.strikes().length === before && waited < 5_000; waited += 5) await delay(5);
  control.edit({ entity: 'asset', key: id, changes: { inventory_number: 'newer' }, silent: true });
  await mirror.sync({ only: ['asset'], full: true });
  expect(await reading).toMatchObject({ requests: 2, rowsWritten: 1 });
  expect(await columnOf('asset', 'inventory_number', id)).toBe('newer');
});

it('does not believe an answer whose change date is older than what it holds', async () => {
  const { control } = mirror.sandbox;
  const date = String(mirror.sandbox.oracle.get('ticket', 21)?.['last_update']);
  const summary = await columnOf('ticket', 'summary', 21);
  const earlier = new Date(Date.parse(date) - 60_000).toISOString().slice(0, 19);
  control.edit({ entity: 'ticket', key: 21, changes: { summary: 'stale', last_update: earlier }, silent: true });
  const report = await mirror.sync({ record: { entity: 'ticket', id: 21 } });
  expect(report.entities[0]).toMatchObject({ rowsWritten: 0, message: expect.stringContaining('older state') });
  expect(await columnOf('ticket', 'summary', 21)).toBe(summary);
});
