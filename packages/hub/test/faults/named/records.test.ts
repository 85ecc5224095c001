import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FaultStage, of, openFaultStage } from './fault-stage.ts';

let stage: FaultStage;
beforeEach(async () => {
  stage = await openFaultStage();
});
afterEach(() => stage.close());

it('F23: a record that its list gave and that is gone when it is read becomes a tombstone, which the next full pass confirms', async () => {
  // The lowest id is on the page that was read before.
  const [key = 0] = stage.sandbox.oracle.keys('asset');
  stage.plan({ match: { entity: 'asset', page: 3 }, fault: 'delete-rows', args: { entity: 'asset', count: 1 }, times: 1 });
  await stage.report();
  const isDead = async () =>
    (await stage.query<{ dead: boolean }>('SELECT deleted_at IS NOT NULL AS dead FROM mirror.asset WHERE id = $1', [key]))[0];
  await stage.readRecord('asset', Number(key));
  expect(await isDead()).toEqual({ dead: true });
  expect(of(await stage.report(), 'asset')).toMatchObject({ isComplete: true });
  expect(await isDead()).toEqual({ dead: true });
  await stage.expectWhole();
});

it('F24: a merged ticket stays, and says into which one it went', async () => {
  await stage.report();
  stage.sandbox.control.edit({ entity: 'ticket', key: 5, changes: { merged_into_id: 6 }, silent: true });
  await stage.expectWhole();
  expect(await stage.query('SELECT id, merged_into_id, deleted_at FROM mirror.ticket WHERE id IN (5, 6) ORDER BY id')).toEqual([
    { id: 5, merged_into_id: 6, deleted_at: null },
    { id: 6, merged_into_id: expect.toSatisfy((id) => id === null || id === 0), deleted_at: null },
  ]);
});

it('F24: of merged clients the one that is gone is a tombstone, and whatever was its own stands under the other', async () => {
  await stage.report();
  const { control, oracle } = stage.sandbox;
  const gone = Number([...oracle.keys('client')].at(-1));
  for (const [entity, member] of [
    ['site', 'client_id'],
    ['asset', 'client_id'],
    ['ticket', 'client_id'],
    ['user', 'client_id'],
  ] as const)
    for (const row of [...oracle.snapshot(entity)])
      if (row[member] === gone) control.edit({ entity, key: Number(row['id']), changes: { [member]: 1 }, silent: true });
  control.edit({ entity: 'client', key: gone, delete: true, silent: true });
  await stage.expectWhole();
  expect(await stage.query('SELECT deleted_at IS NOT NULL AS dead FROM mirror.client WHERE id = $1', [gone])).toEqual([
    { dead: true },
  ]);
  for (const table of ['site', 'asset', 'ticket'])
    expect(await stage.query(`SELECT id FROM mirror.${table} WHERE client_id = $1 AND deleted_at IS NULL`, [gone])).toEqual([]);
});
