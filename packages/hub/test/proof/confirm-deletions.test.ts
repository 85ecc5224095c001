import { afterEach, beforeEach, expect, it } from 'vitest';
import { openProofDesk, type ProofDesk } from '../../src/entry/proof-desk.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';

let mirror: SandboxMirror;
let desk: ProofDesk;

beforeEach(async () => {
  mirror = await openSandboxMirror({ seed: 4, world: { clients: 6, sites: 6, users: 6, agents: 2, assets: 5, tickets: 120 } });
  desk = openProofDesk({ store: mirror.store, workspaceId: 1, clock: systemClock, actor: localOperator() });
}, 120_000);
afterEach(() => mirror.close());

const sync = async () => (await mirror.sync({ only: ['ticket'], full: true })).entities[0];
const remove = (from: number, to: number) => {
  for (let key = from; key <= to; key += 1) mirror.sandbox.control.edit({ entity: 'ticket', key, delete: true, silent: true });
};
const tombstones = async () => (await mirror.query('SELECT 1 FROM mirror.ticket WHERE deleted_at IS NOT NULL')).length;
const alarms = () =>
  mirror.query<{ sentence: string; state: string }>(`SELECT sentence, state FROM hub.sync_issue WHERE code = 'shrunk'`);
const confirm = (more: { readonly gone?: number } = {}) =>
  desk.confirmDeletions({ connectionId: mirror.connectionId, entity: 'ticket', why: 'purged', ...more });

it('a large loss raises an alarm, and exactly what a person confirmed is marked as deleted', async () => {
  await sync();
  remove(1, 30);
  expect(await sync()).toMatchObject({ errorCode: 'suspect-shrink', tombstoned: 0 });
  expect(await alarms()).toEqual([{ state: 'open', sentence: expect.stringContaining('30 of 120') }]);
  expect(await desk.list(mirror.connectionId)).toEqual([
    expect.objectContaining({ entity: 'ticket', state: 'suspect', missing: 30, withheld: 30, alive: 120 }),
  ]);
  await expect(confirm({ gone: 29 })).rejects.toMatchObject({ code: 'no-loss' });
  expect(await confirm({ gone: 30 })).toMatchObject({ missing: 30, alive: 120 });
  const [audited] = await mirror.query('SELECT verb, detail FROM hub.audit_event ORDER BY id DESC LIMIT 1');
  expect(audited).toMatchObject({ verb: 'sync.confirm-deletions', detail: { entity: 'ticket', missing: 30, why: 'purged' } });

  // Ten more went before it was read again: that is another loss, and nobody has said a word about it.
  remove(31, 40);
  expect(await sync()).toMatchObject({ errorCode: 'suspect-shrink', tombstoned: 0 });
  expect(await tombstones()).toBe(0);
  expect(await alarms()).toEqual([{ state: 'open', sentence: expect.stringContaining('40 of 120') }]);
  expect(await sync()).toMatchObject({ tombstoned: 0 });

  await confirm();
  expect(await sync()).toMatchObject({ errorCode: null, isComplete: true, tombstoned: 40 });
  expect(await tombstones()).toBe(40);
  expect(await alarms()).toEqual([expect.objectContaining({ state: 'cleared' })]);
  await expect(confirm()).rejects.toMatchObject({ code: 'no-loss' });
}, 120_000);

it('F06: a right taken away in the middle makes rows vanish without an error: nothing is deleted, and all is well when it is back', async () => {
  await sync();
  mirror.sandbox.control.addFault({ match: { entity: 'ticket', page: 2 }, fault: 'hide-clients', args: { keep: 1 }, times: 1 });
  expect(await sync()).toMatchObject({ errorCode: 'suspect-shrink', tombstoned: 0 });
  expect(await tombstones()).toBe(0);
  expect(await alarms()).toHaveLength(1);
  mirror.sandbox.control.clearFaults();
  expect(await sync()).toMatchObject({ errorCode: null, isComplete: true, tombstoned: 0 });
  expect(await alarms()).toEqual([expect.objectContaining({ state: 'cleared' })]);
  await expect(confirm()).rejects.toMatchObject({ code: 'no-loss' });
}, 120_000);

it('when a row was last seen: the beginning of the last pass that saw every row, and never one that missed some', async () => {
  await sync();
  const seen = async () =>
    (
      await mirror.query<{ at: Date; started: Date }>(
        `SELECT hub.last_seen(connection_id, 'ticket', synced_at, deleted_at) AS at,
                (SELECT max(started_at) FROM hub.sync_proof WHERE withheld = 0 AND is_complete) AS started FROM mirror.ticket WHERE id = 50`,
      )
    )[0];
  await sync();
  const second = await seen();
  expect(second?.at).toEqual(second?.started);
  remove(1, 60);
  await sync();
  expect((await seen())?.at).toEqual(second?.at);
}, 120_000);
