import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { applyRetention } from '../../src/features/governance/apply-retention.ts';
import { eraseClient, listReceipts, previewErasure } from '../../src/features/governance/erase-client.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { compareWithOracle, noDifference, untilStruck } from '../sync/evidence.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { findInDatabase } from './whole-database.ts';

/** Enough to hold every kind of way to a client; the test of the whole database reads all. */
const some = ['client', 'site', 'user', 'ticket', 'asset', 'asset_change', 'user_change', 'invoice', 'invoice_line', 'action'];
const canary = 'Canary-of-one-client-5f1c';

let mirror: SandboxMirror;
let client: number;
const snapshot = (entity: string) => [...mirror.sandbox.oracle.snapshot(entity)];
beforeEach(async () => {
  mirror = await openSandboxMirror({ seed: 21, world: { tickets: 40, assets: 20 } });
  // The client of ticket 5 has a ticket; its own texts carry a canary in every record that names it.
  client = Number(snapshot('ticket').find(({ id }) => id === 5)?.['client_id']);
  const { control } = mirror.sandbox;
  control.edit({ entity: 'client', key: client, changes: { name: `${canary} Ltd` } });
  const mark = (entity: string, member: string, value: string) => {
    for (const row of snapshot(entity))
      if (row['client_id'] === client) control.edit({ entity, key: Number(row['id']), changes: { [member]: value } });
  };
  mark('site', 'name', `${canary} office`);
  mark('user', 'emailaddress', `${canary}@example.org`);
  mark('ticket', 'summary', `${canary} printer`);
  mark('asset', 'key_field', `${canary}-PC`);
});
afterEach(() => mirror.close());

const deps = () => ({ store: mirror.store, workspaceId: 1, clock: systemClock, actor: localOperator(), entities });
const wish = () => ({ connectionId: mirror.connectionId, connectionName: 'test', clientId: client });

it('shows what it would remove and removes nothing, until it is confirmed', async () => {
  await mirror.sync({ only: some });
  const counts = await previewErasure(deps(), { connectionId: mirror.connectionId, clientId: client });
  expect(counts).toMatchObject({ 'mirror.client': 1, 'mirror.ticket': expect.any(Number), 'mirror.action': expect.any(Number) });
  expect(await compareWithOracle(mirror, 'client')).toEqual(noDifference);
  const receipt = await eraseClient(deps(), wish());
  expect(receipt).toMatchObject({ kind: 'client', clientId: client, isRemembered: true });
  expect(receipt.counts).toEqual(counts);
});

it('leaves no text of the client anywhere in the database, and leaves all others as they are', async () => {
  await mirror.sync({ part: 'all' });
  await mirror.sync({ record: { entity: 'client', id: client } });
  expect(await findInDatabase(mirror.store, canary)).toContain('mirror.ticket');
  await eraseClient(deps(), wish());
  expect(await findInDatabase(mirror.store, canary)).toEqual([]);
  const keep = snapshot('ticket').filter((row) => row['client_id'] !== client);
  expect(await mirror.keysOf('ticket')).toEqual(keep.map(({ id }) => String(id)).sort());
  expect(JSON.stringify(await listReceipts(deps(), null))).not.toContain(canary);
}, 120_000);

it('is not undone by the next full sync, which is complete and calls nothing deleted', async () => {
  await mirror.sync({ only: some });
  await eraseClient(deps(), wish());
  // One of its tickets changes meanwhile, a new asset comes, and its change is told.
  const [ticket] = snapshot('ticket').filter((row) => row['client_id'] === client);
  mirror.sandbox.control.edit({ entity: 'ticket', key: Number(ticket?.['id']), changes: { summary: `${canary} again` } });
  const report = await mirror.sync({ only: some, full: true });
  expect(report.entities.filter(({ isComplete, errorCode }) => !isComplete || errorCode !== null)).toEqual([]);
  expect(report.outcome).toBe('complete');
  expect(report.entities.reduce((sum, { tombstoned }) => sum + tombstoned, 0)).toBe(0);
  const recent = await mirror.sync({ only: some });
  expect(recent.outcome).toBe('complete');
  await mirror.sync({ record: { entity: 'client', id: client } });
  expect(await findInDatabase(mirror.store, canary)).toEqual([]);
});

/** The next page of tickets is answered now and arrives some time later. */
function answerTicketsLate(): void {
  mirror.sandbox.control.addFault({ match: { path: '^tickets$' }, fault: 'drip', args: { bytes: 2_000, everyMs: 40 }, times: 1 });
}

it('refuses a page that was answered before the erasure and arrives after it', async () => {
  answerTicketsLate();
  const running = mirror.sync({ only: ['ticket'], full: true });
  const end = running.then(
    () => 'complete',
    (error: unknown) => error,
  );
  await untilStruck(mirror.sandbox);
  await eraseClient(deps(), wish());
  expect(await Promise.race([end, delay(0).then(() => 'under way')])).toBe('under way');
  expect(await end).toMatchObject({ code: 'rules-changed' });
  // Nothing was synced since: what is not there was never written.
  expect(await findInDatabase(mirror.store, canary)).toEqual([]);
  expect((await mirror.sync({ only: ['client', 'site', 'user', 'ticket'], full: true })).outcome).toBe('complete');
  expect(await findInDatabase(mirror.store, canary)).toEqual([]);
});

it('waits for a sync that stands in the middle of a transaction, and removes what that writes', async () => {
  answerTicketsLate();
  const running = mirror.sync({ only: ['ticket'], full: true });
  const end = running.then(
    () => 'complete',
    (error: unknown) => error,
  );
  await untilStruck(mirror.sandbox);
  const isHeld = Promise.withResolvers<number>();
  const mayGo = Promise.withResolvers<void>();
  // The checkpoint comes after the rows: whoever waits for this row has written them and not committed.
  const holding = mirror.store.inWorkspace(1, async (db) => {
    await db.client.query(`SELECT FROM hub.sync_pass WHERE entity = 'ticket' AND state = 'running' FOR UPDATE`);
    isHeld.resolve((await db.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0);
    await mayGo.promise;
  });
  const holder = await isHeld.promise;
  const isWaiting = async (where: string) => (await mirror.query(`SELECT FROM pg_stat_activity WHERE ${where}`)).length > 0;
  while (!(await isWaiting(`${holder} = ANY (pg_blocking_pids(pid))`))) await delay(5);
  let isErased = false;
  const erasing = eraseClient(deps(), wish()).then(() => {
    isErased = true;
  });
  while (!isErased && !(await isWaiting(`datname = current_database() AND wait_event = 'advisory'`))) await delay(5);
  mayGo.resolve();
  await Promise.all([holding, erasing]);
  expect(await end).toMatchObject({ code: 'rules-changed' });
  const [kept] = await mirror.query<{ rows: number }>('SELECT count(*)::int AS rows FROM mirror.ticket');
  expect(kept?.rows).toBe(snapshot('ticket').filter((row) => row['client_id'] !== client).length);
  expect(await findInDatabase(mirror.store, canary)).toEqual([]);
});

it('lets the client return where that was allowed', async () => {
  await mirror.sync({ only: some });
  await eraseClient(deps(), wish());
  const receipt = await eraseClient(deps(), { ...wish(), allowReturn: true });
  expect(receipt.isRemembered).toBe(false);
  expect((await listReceipts(deps(), null)).every(({ isRemembered }) => !isRemembered)).toBe(true);
  await mirror.sync({ only: some, full: true });
  expect(await compareWithOracle(mirror, 'client')).toEqual(noDifference);
});

it('removes at night what a sync could not know to be of an erased client', async () => {
  await mirror.sync({ only: some });
  await eraseClient(deps(), wish());
  const { id } = snapshot('asset').find((row) => row['client_id'] === client) ?? {};
  await mirror.query(
    `INSERT INTO mirror.asset_change (connection_id, id, asset_id, new_value, raw, synced_at) VALUES ($1, 999999, $2, $3, '{}', now())`,
    [mirror.connectionId, id, canary],
  );
  const { counts } = await applyRetention(deps(), { connectionId: mirror.connectionId });
  expect(counts).toEqual({ 'mirror.asset_change': 1 });
  expect((await applyRetention(deps(), { connectionId: mirror.connectionId })).counts).toEqual({});
});
