import { unlimitedBudget } from '@sundog/halo';
import { startSandbox } from '@sundog/sandbox';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/foundation/clock.ts';
import type { CrashPointName } from '../../src/foundation/crash-point.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { openMortalHub } from '../faults/mortal-hub.ts';
import { createTestDatabase } from '../test-database.ts';
import { readAsOf, readTruth } from './true-past.ts';

const only = ['ticket', 'item'];

it.each<CrashPointName>([
  'sync.rows-copied',
  'sync.rows-written',
  'sync.checkpoint-set',
  'sync.committed',
  'sync.tombstones-set',
])(
  'a pass that is killed at %s leaves every version once, and the past true',
  async (point) => {
    const sandbox = await startSandbox({ seed: 9, world: { tickets: 220 } });
    const database = await createTestDatabase();
    const { store } = database;
    try {
      sandbox.control.setClock(Date.now());
      const { url, resourceServer, authServer, tenant, clientId } = sandbox;
      const connection = await store.inWorkspace(1, (db) =>
        insertConnection(db, { name: 'test', url, resourceServer, authServer, tenant, clientId }),
      );
      const options = {
        sandbox,
        access: store.access,
        connectionId: connection.id,
        clock: systemClock,
        budget: unlimitedBudget(),
      };
      const query = async <T extends object>(sql: string, parameters: readonly unknown[] = []): Promise<readonly T[]> =>
        store.inWorkspace(1, async (db) => (await db.client.query(sql, [...parameters])).rows);
      const live = async (isEnd: (name: CrashPointName) => boolean) => {
        const hub = openMortalHub({ ...options, isEnd });
        try {
          return await hub.sync({ only, full: true }).catch(() => null);
        } finally {
          await hub.close();
        }
      };
      expect(await live(() => false)).toMatchObject({ outcome: 'complete' });
      const before = { at: new Date(), truth: readTruth(sandbox, only) };

      const edited = [...Array(150).keys()].map((index) => index + 1);
      for (const key of edited)
        sandbox.control.edit({
          entity: 'ticket',
          key,
          changes: { status_id: Number(sandbox.oracle.get('ticket', key)?.['status_id']) === 2 ? 3 : 2 },
          silent: true,
        });
      sandbox.control.edit({ entity: 'item', key: 2, delete: true, silent: true });
      let passed = 0;
      await live((name) => (name === point && ++passed === 2) || (name === point && point === 'sync.tombstones-set'));
      // Where nobody holds a lease there is none to end.
      await query(`UPDATE hub.lease SET expires_at = now() - interval '1 hour' WHERE holder IS NOT NULL`).catch(() => undefined);
      let outcome: string | undefined;
      for (let tries = 0; tries < 3 && outcome !== 'complete'; tries += 1) outcome = (await live(() => false))?.outcome;
      expect(outcome).toBe('complete');

      const versions = await query<{ entity: string; versions: number; records: number }>(
        `SELECT entity, count(*)::int AS versions, count(DISTINCT key)::int AS records FROM hub.record_version GROUP BY entity ORDER BY entity`,
      );
      expect(versions).toEqual([
        { entity: 'item', versions: 1, records: 1 },
        { entity: 'ticket', versions: edited.length, records: edited.length },
      ]);
      const asOf = (at: Date) => readAsOf({ query }, { connectionId: connection.id, at, entities: only });
      expect(await asOf(before.at)).toEqual(before.truth);
      expect(await asOf(new Date())).toEqual(readTruth(sandbox, only));
    } finally {
      await database.close();
      await sandbox.close();
    }
  },
  60_000,
);
