import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { withClient } from '../../../src/store/access.ts';
import type { Db } from '../../../src/store/database.ts';
import { pagesAsked } from '../../sync/evidence.ts';
import { type FaultStage, openFaultStage } from './fault-stage.ts';

let stage: FaultStage;
afterEach(() => stage.close());

it.each(['40001', '40P01'])(
  'F37: a transaction that the database ends with %s is done again, and the run goes on',
  async (state) => {
    let transactions = 0;
    let collisions = 0;
    stage = await openFaultStage({
      hub: {
        beforeCommit: async (db) => {
          transactions += 1;
          // Fewer than the tries of one transaction: by chance they might all meet the same one.
          if (transactions % 5 !== 0 || collisions === 4) return;
          collisions += 1;
          await db.client.query(`DO $$ BEGIN RAISE EXCEPTION 'collided' USING ERRCODE = '${state}'; END $$`);
        },
      },
    });
    expect((await stage.report()).outcome).toBe('complete');
    expect(collisions).toBe(4);
    transactions = Number.NEGATIVE_INFINITY;
    await stage.expectWhole();
  },
);

it('F37: of two transactions in a deadlock the one of a pass is done again', async () => {
  let isDone = false;
  let foreign: Promise<unknown> = Promise.resolve();
  const meet = async (db: Db) => {
    const written = await db.client.query('SELECT 1 FROM mirror.ticket LIMIT 1');
    if (isDone || written.rowCount === 0) return;
    isDone = true;
    const isHeld = Promise.withResolvers<void>();
    foreign = withClient(stage.store.access.configFor('owner'), async (other) => {
      await other.query('BEGIN');
      await other.query('SELECT pg_advisory_xact_lock(37)');
      isHeld.resolve();
      await delay(300);
      // What the pass has written and not yet committed is waited for.
      await other.query('LOCK TABLE mirror.ticket IN ACCESS EXCLUSIVE MODE');
      await other.query('ROLLBACK');
    });
    await isHeld.promise;
    await db.client.query('SELECT pg_advisory_xact_lock(37)');
  };
  stage = await openFaultStage({ hub: { beforeCommit: meet } });
  expect((await stage.report()).outcome).toBe('complete');
  expect(isDone).toBe(true);
  await foreign;
  await stage.expectWhole();
});

it('F37: a database that is slow holds back the reading of pages, so that what waits in memory stays small', async () => {
  const ahead: number[] = [];
  stage = await openFaultStage({
    sandbox: { world: { clients: 8, sites: 12, users: 24, agents: 4, assets: 20, tickets: 500 } },
    hub: {
      beforeCommit: async (db) => {
        await db.client.query('SELECT pg_sleep(0.03)');
        const { rows } = await db.client.query<{ next_page: number }>(
          `SELECT next_page FROM hub.sync_pass WHERE entity = 'ticket' AND state = 'running'`,
        );
        if (rows[0]) ahead.push(pagesAsked(stage.sandbox, 'tickets').length + 1 - rows[0].next_page);
      },
    },
  });
  expect((await stage.report()).outcome).toBe('complete');
  // 20 pages in all; those of two batches and of the reading ahead may be under way.
  expect(Math.max(...ahead)).toBeLessThanOrEqual(12);
  await stage.expectWhole();
}, 60_000);

it('F37: a sync waits for a lock that another holds, and goes on', async () => {
  stage = await openFaultStage();
  await stage.report();
  stage.sandbox.control.edit({ entity: 'ticket', key: 4, changes: { summary: 'behind a lock' } });
  await withClient(stage.store.access.configFor('owner'), async (other) => {
    await other.query('BEGIN; LOCK TABLE mirror.ticket IN SHARE MODE');
    const running = stage.report();
    await delay(1_000);
    await other.query('ROLLBACK');
    expect((await running).outcome).toBe('complete');
  });
  await stage.expectWhole();
});

it('F38: 200 slow queries of users and 200 readers of the status hold up no sync', async () => {
  stage = await openFaultStage();
  const slow = 'SELECT count(*) FROM generate_series(1, 1000000000)';
  const queries = Array.from({ length: 200 }, () =>
    stage.store.runQuery(1, slow, { timeoutMs: 4_000 }).then(
      () => null,
      (error: unknown) => error,
    ),
  );
  const readers = Array.from({ length: 200 }, () =>
    stage.store
      .inWorkspace(1, (db) => db.client.query('SELECT pg_sleep(0.25)'), { readOnly: true })
      .then(
        () => null,
        (error: unknown) => error,
      ),
  );
  let areReadersDone = false;
  const waiting = Promise.all(readers).then(() => {
    areReadersDone = true;
  });
  expect((await stage.report()).outcome).toBe('complete');
  expect(areReadersDone).toBe(false);
  for (const refusal of await Promise.all(queries)) expect(refusal).toMatchObject({ code: 'query-refused' });
  await waiting;
  await stage.expectWhole();
}, 60_000);
