import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unfreeze } from '../../../src/features/writeback/unfreeze.ts';
import { ApplyFrozenError } from '../../../src/foundation/errors/apply-frozen.ts';
import { PlanTamperedError } from '../../../src/foundation/errors/plan-tampered.ts';
import { withClient } from '../../../src/store/access.ts';
import { openPlanStage, type PlanStage } from '../../plan/plan-stage.ts';
import { createTestDatabase, type TestDatabase } from '../../test-database.ts';
import { findDoubles, findPhantoms } from './write-oracle.ts';

/** Writes beside people, rules of HaloPSA, a lost journal and a second hub. */
describe('writes beside others', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  async function onStage(
    work: (stage: PlanStage) => Promise<void>,
    options: Parameters<typeof openPlanStage>[0] = {},
  ): Promise<void> {
    const stage = await openPlanStage({ database, ...options });
    try {
      await work(stage);
      expect(findDoubles(stage)).toEqual([]);
      expect(await findPhantoms(stage)).toEqual([]);
    } finally {
      await stage.close();
    }
  }
  const keys = (stage: PlanStage, entity: string) => [...stage.sandbox.oracle.keys(entity)].map(Number);
  const assetOf = (stage: PlanStage, key: number) => stage.sandbox.oracle.get('asset', key);
  const note = (key: number, text: string) => ({ change: 'update-asset', key, set: { warrantyNote: text } });
  const wantedAsset = (stage: PlanStage, n: number) => ({
    change: 'create-asset',
    identity: `device ${n}`,
    set: { tag: `PC-${n}`, siteId: keys(stage, 'site')[0] ?? 0, assetTypeId: keys(stage, 'asset-type')[0] ?? 0 },
  });
  const edit = (stage: PlanStage, key: number, changes: Record<string, unknown>) =>
    stage.sandbox.control.edit({ entity: 'asset', key, changes });

  it('F44: a journal that is older than what was written: applying is frozen until a person has compared', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const { planId } = await hub.build([wantedAsset(stage, 1)]);
      await hub.apply(planId);
      const made = Number((await hub.show(planId)).changes[0]?.outcome?.recordKey);
      // The backup of yesterday: the plan and its journal are not in it.
      await stage.query('DELETE FROM hub.plan WHERE id = $1', [planId]);
      const count = stage.sandbox.oracle.effects().length;
      const again = await hub.build([wantedAsset(stage, 1), wantedAsset(stage, 2)]);
      await expect(hub.apply(again.planId)).rejects.toBeInstanceOf(ApplyFrozenError);
      const other = await hub.build([note(made, 'x')]);
      await hub.approve(other.planId);
      await expect(hub.takeUp(other.planId)).rejects.toThrow('Nothing is applied on this connection');
      expect(stage.sandbox.oracle.effects(count).filter(({ kind, entity }) => entity === 'asset' && kind === 'update')).toEqual(
        [],
      );
      await unfreeze(hub.deps, { connectionId: stage.connectionId });
      expect(await hub.takeUp(other.planId)).toMatchObject({ state: 'applied' });
      await hub.close();
      // What the lost journal knew stands in HaloPSA: not a phantom of this test.
      await stage.query(
        `INSERT INTO hub.plan_journal (plan_id, connection_id, number, attempt, act, entity, sent, begun_at, row_hash)
         VALUES ($1, $2, 99, 1, 'create', 'asset', '{}', now(), decode(repeat('00', 32), 'hex'))`,
        [other.planId, stage.connectionId],
      );
    }));

  it('F45: a row of a plan that was changed behind the hub: nothing of the plan is applied', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const key = keys(stage, 'asset')[0] ?? 0;
      const { planId } = await hub.build([note(key, 'as approved')]);
      await hub.approve(planId);
      await withClient(stage.store.access.configFor('owner'), async (owner) => {
        await owner.query('ALTER TABLE hub.plan_change DISABLE TRIGGER plan_change_stays');
        await owner.query(`UPDATE hub.plan_change SET after = '{"warrantyNote": "tampered"}' WHERE plan_id = $1`, [planId]);
        await owner.query('ALTER TABLE hub.plan_change ENABLE TRIGGER plan_change_stays');
      });
      await expect(hub.takeUp(planId)).rejects.toBeInstanceOf(PlanTamperedError);
      expect(assetOf(stage, key)?.['warranty_note']).not.toBe('tampered');
      await expect(stage.query(`UPDATE hub.plan_change SET title = 'x' WHERE plan_id = $1`, [planId])).rejects.toThrow();
      await hub.close();
    }));

  it.each([
    ['what was sent', `sent = '{"warrantyNote": "other"}'`],
    ['how it ended', `answer = 'refused'`],
    ['the record that it named', `answered_key = '1'`],
  ])('F45: a row of the journal in which %s was changed behind the hub: nothing more of the plan is applied', (_part, change) =>
    onStage(async (stage) => {
      const hub = stage.open();
      const [one = 0, other = 0] = keys(stage, 'asset');
      const { planId } = await hub.build([note(one, 'first'), note(other, 'second')]);
      await hub.approve(planId);
      stage.sandbox.control.addFault({
        match: { method: 'POST', path: '^api/Asset' },
        fault: 'status',
        args: { status: 400 },
        times: 1,
      });
      await hub.takeUp(planId);
      await withClient(stage.store.access.configFor('owner'), async (owner) => {
        await owner.query(`UPDATE hub.plan_journal SET ${change} WHERE plan_id = $1`, [planId]);
        // The hub ended before the plan was settled.
        await owner.query(`UPDATE hub.plan SET state = 'applying' WHERE id = $1`, [planId]);
      });
      await expect(hub.takeUp(planId)).rejects.toMatchObject({
        code: 'plan-tampered',
        message: expect.stringContaining('requests'),
      });
      await hub.close();
    }),
  );

  it('F49: F50: a person changed the same field: left alone; another field of the same record: written, and theirs untouched', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const [one = 0, other = 0] = keys(stage, 'asset');
      const { planId } = await hub.build([note(one, 'ours'), note(other, 'ours')]);
      edit(stage, one, { warranty_note: 'theirs' });
      edit(stage, other, { notes: 'their note' });
      expect(await hub.apply(planId)).toMatchObject({ state: 'partly-applied', outcomes: { stale: 1, applied: 1 } });
      const [stale] = (await hub.show(planId)).changes;
      expect(stale?.outcome).toMatchObject({ outcome: 'stale', found: { warrantyNote: 'theirs' } });
      expect(assetOf(stage, one)?.['warranty_note']).toBe('theirs');
      expect(assetOf(stage, other)).toMatchObject({ warranty_note: 'ours', notes: 'their note' });
      await hub.close();
    }));

  it('F51: a person changed a field between applying and undoing: it is left alone and shown with its three values, the other goes back', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const key = keys(stage, 'asset')[0] ?? 0;
      const before = { ...assetOf(stage, key) };
      const { planId } = await hub.build([{ change: 'update-asset', key, set: { warrantyNote: 'ours', notes: 'ours too' } }]);
      await hub.apply(planId);
      edit(stage, key, { warranty_note: 'theirs' });
      const undo = await hub.revert(planId);
      expect(undo.conflicts).toBe(1);
      const [change] = (await hub.show(undo.planId)).changes;
      expect(change?.conflicts).toEqual([
        { field: 'warrantyNote', before: before['warranty_note'] || null, ours: 'ours', theirs: 'theirs' },
      ]);
      await hub.apply(undo.planId);
      expect(assetOf(stage, key)?.['warranty_note']).toBe('theirs');
      expect(assetOf(stage, key)?.['notes'] ?? '').toBe(before['notes'] ?? '');
      await hub.close();
    }));

  it('F52: HaloPSA shows something else than was written: told as such, and not planned again for ever', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const key = keys(stage, 'asset')[0] ?? 0;
      const { planId } = await hub.build([note(key, 'ours')]);
      await hub.approve(planId);
      // A rule of this HaloPSA that goes on with every write.
      const rule = setInterval(() => {
        if (assetOf(stage, key)?.['warranty_note'] === 'ours') edit(stage, key, { warranty_note: 'OURS' });
      }, 1);
      const report = await hub.takeUp(planId);
      clearInterval(rule);
      expect(report.state).toBe('applied');
      const [change] = (await hub.show(planId)).changes;
      if (change?.outcome?.outcome === 'altered-by-halo') expect(change.outcome.found).toEqual({ warrantyNote: 'OURS' });
      await hub.close();
    }));

  it('F55: HaloPSA refuses one change and names a field: the others go on', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const key = keys(stage, 'asset')[0] ?? 0;
      const taken = String(assetOf(stage, key)?.['inventory_number']);
      const site = Number(assetOf(stage, key)?.['site_id']);
      const { planId } = await hub.build([
        { ...wantedAsset(stage, 1), set: { ...wantedAsset(stage, 1).set, siteId: site, tag: taken } },
        note(key, 'goes on'),
      ]);
      expect(await hub.apply(planId)).toMatchObject({ state: 'partly-applied', outcomes: { refused: 1, applied: 1 } });
      expect((await hub.show(planId)).changes[0]?.outcome?.problem).toContain('tag');
      await hub.close();
    }));

  it('F56: the record was deleted in between: never made again', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const key = keys(stage, 'asset')[0] ?? 0;
      const { planId } = await hub.build([note(key, 'ours')]);
      stage.sandbox.control.edit({ entity: 'asset', key, delete: true });
      const count = stage.sandbox.oracle.effects().length;
      expect(await hub.apply(planId)).toMatchObject({ state: 'failed', outcomes: { stale: 1 } });
      expect(stage.sandbox.oracle.effects(count)).toEqual([]);
      await hub.close();
    }));

  it('F57: a plan that is applied many times at once, by two hubs: done once, and everybody gets the same report', () =>
    onStage(async (stage) => {
      const [one, other] = [stage.open(), stage.open()];
      const wanted = [1, 2, 3].map((n) => wantedAsset(stage, n));
      const { planId } = await one.build(wanted);
      await one.approve(planId);
      const count = stage.sandbox.oracle.effects().length;
      const reports = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? one : other).takeUp(planId)));
      for (const report of reports) expect(report).toEqual(reports[0]);
      expect(reports[0]).toMatchObject({ state: 'applied', outcomes: { applied: 3 } });
      expect(stage.sandbox.oracle.effects(count).filter(({ entity }) => entity === 'asset')).toHaveLength(3);
      await one.close();
      await other.close();
    }));

  it('F58: the limit ends in the middle of applying: it waits, and everything is done', () =>
    onStage(
      async (stage) => {
        const hub = stage.open({ atOnce: 2 });
        const wanted = Array.from({ length: 12 }, (_, n) => wantedAsset(stage, n));
        const { planId } = await hub.build(wanted);
        expect(await hub.apply(planId)).toMatchObject({ state: 'applied', outcomes: { applied: 12 } });
        await hub.close();
      },
      { rateLimit: { requests: 20, windowSeconds: 300 } },
    ));

  it('F59: an undoing that ends in the middle goes on; undoing the undoing brings it again; what cannot be undone is said before', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const [one = 0, other = 0] = keys(stage, 'asset');
      const first = await hub.build([note(one, 'ours'), note(other, 'ours'), wantedAsset(stage, 1)]);
      await hub.apply(first.planId);
      const undo = await hub.revert(first.planId);
      let passes = 0;
      const dying = stage.open({
        atOnce: 1,
        isEnd: (point) => {
          if (point === 'apply.kept') passes += 1;
          return passes === 2;
        },
      });
      await expect(dying.apply(undo.planId)).rejects.toThrow();
      await dying.close();
      expect(await hub.takeUp(undo.planId)).toMatchObject({ state: 'applied', open: 0 });
      expect(assetOf(stage, one)?.['warranty_note']).not.toBe('ours');

      const redo = await hub.revert(undo.planId);
      expect(redo.remarks).toHaveLength(1);
      expect(redo.remarks[0]).toContain('is not made again');
      await hub.apply(redo.planId);
      expect(assetOf(stage, one)?.['warranty_note']).toBe('ours');
      expect(assetOf(stage, other)?.['warranty_note']).toBe('ours');
      await hub.close();
    }));
});
