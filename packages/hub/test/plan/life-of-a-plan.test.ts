import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseChanges } from '../../src/features/writeback/choose-changes.ts';
import { setPolicy } from '../../src/features/writeback/set-policy.ts';
import { openPlanStage, type PlanHub, type PlanStage } from './plan-stage.ts';

describe('the life of a plan', () => {
  let stage: PlanStage;
  let hub: PlanHub;

  beforeAll(async () => {
    stage = await openPlanStage();
    hub = stage.open();
  });
  afterAll(async () => {
    await hub.close();
    await stage.close();
  });

  const effects = () => stage.sandbox.oracle.effects().length;
  const asset = (id: number) => stage.sandbox.oracle.get('asset', id);
  const anAsset = () => Number([...stage.sandbox.oracle.keys('asset')][0]);

  test('planning writes nothing, applying writes exactly the changed fields, and undoing brings back what was', async () => {
    const id = anAsset();
    const before = structuredClone(asset(id));
    const count = effects();
    const saved = await hub.build([
      { change: 'update-asset', key: id, set: { warrantyNote: 'Ends soon', warrantyEndsAt: '2027-01-31T00:00:00.000Z' } },
    ]);
    expect(saved).toMatchObject({ changes: 1, unchanged: 0 });
    expect(effects()).toBe(count);

    const report = await hub.apply(saved.planId);
    expect(report).toMatchObject({ state: 'applied', outcomes: { applied: 1 }, open: 0 });
    expect(asset(id)).toMatchObject({ warranty_note: 'Ends soon' });
    const written = stage.sandbox.oracle.effects(count).filter(({ entity }) => entity === 'asset');
    const stamps = ['dlastupdate', 'last_modified'];
    const members = written.map(({ changedMembers }) => changedMembers.filter((name) => !stamps.includes(name)).sort());
    expect(members).toEqual([['warranty_end', 'warranty_note']]);

    const again = await hub.build([{ change: 'update-asset', key: id, set: { warrantyNote: 'Ends soon' } }]);
    expect(again).toMatchObject({ changes: 0, unchanged: 1 });

    const undo = await hub.revert(saved.planId);
    expect(undo).toMatchObject({ changes: 1, conflicts: 0, remarks: [] });
    await hub.apply(undo.planId);
    expect(asset(id)?.['warranty_note']).toBe(before?.['warranty_note']);
    expect(Date.parse(String(asset(id)?.['warranty_end']))).toBe(Date.parse(String(before?.['warranty_end'])));
  });

  test('an asset of a type that the same plan makes first; undone in the other order, with nothing left', async () => {
    const site = Number([...stage.sandbox.oracle.keys('site')][0]);
    const types = stage.sandbox.oracle.count('asset-type');
    const assets = stage.sandbox.oracle.count('asset');
    const group = Number([...stage.sandbox.oracle.keys('asset-group')][0]);
    const saved = await hub.build([
      { change: 'create-asset-type', identity: 'type', set: { name: 'Backup computer', assetGroupId: group } },
      {
        change: 'create-asset',
        identity: 'test device 1',
        set: { tag: 'PC-4711', siteId: site, assetTypeId: { keyOfChange: 1 } },
      },
    ]);
    const report = await hub.apply(saved.planId);
    expect(report.state, JSON.stringify((await hub.show(saved.planId)).changes, null, 1)).toBe('applied');
    const { changes } = await hub.show(saved.planId);
    const [type, made] = changes.map(({ outcome }) => Number(outcome?.recordKey));
    expect(asset(made ?? 0)).toMatchObject({ inventory_number: 'PC-4711', assettype_id: type, site_id: site });

    const undo = await hub.revert(saved.planId);
    expect(undo.changes).toBe(2);
    await hub.apply(undo.planId);
    expect(stage.sandbox.oracle.count('asset')).toBe(assets);
    expect(stage.sandbox.oracle.count('asset-type')).toBe(types);
  });

  test('a change that a person left out is skipped, and leaving out takes the approvals back', async () => {
    const [one, other] = [...stage.sandbox.oracle.keys('asset')].map(Number);
    const saved = await hub.build([
      { change: 'update-asset', key: one ?? 0, set: { warrantyNote: 'in' } },
      { change: 'update-asset', key: other ?? 0, set: { warrantyNote: 'out' } },
    ]);
    await hub.approve(saved.planId);
    await chooseChanges(hub.deps, { planId: saved.planId, exclude: [2] });
    expect((await hub.show(saved.planId)).plan.state).toBe('planned');
    const report = await hub.apply(saved.planId);
    expect(report).toMatchObject({ state: 'applied', outcomes: { applied: 1, skipped: 1 } });
    expect(asset(one ?? 0)?.['warranty_note']).toBe('in');
    expect(asset(other ?? 0)?.['warranty_note']).not.toBe('out');
  });

  test('a plan that stopped and was chosen from anew needs an approval again before it is taken up', async () => {
    await setPolicy(hub.deps, { connectionId: stage.connectionId, policy: { stopAfterErrors: 1 } });
    const [one = 0, other = 0] = [...stage.sandbox.oracle.keys('asset')].map(Number);
    const taken = asset(one) ?? {};
    const { planId } = await hub.build([
      {
        change: 'create-asset',
        identity: 'a tag that is taken',
        set: {
          tag: String(taken['inventory_number']),
          siteId: Number(taken['site_id']),
          assetTypeId: Number(taken['assettype_id']),
        },
      },
      { change: 'update-asset', key: one, set: { warrantyNote: 'first' } },
      { change: 'update-asset', key: other, set: { warrantyNote: 'second' } },
    ]);
    const careful = stage.open({ atOnce: 1 });
    expect(await careful.apply(planId)).toMatchObject({ state: 'stopped', outcomes: { refused: 1 }, open: 2 });
    await chooseChanges(careful.deps, { planId, exclude: [2] });
    await expect(careful.takeUp(planId)).rejects.toThrow('needs an approval');
    expect(asset(other)?.['warranty_note']).not.toBe('second');
    expect(await careful.apply(planId)).toMatchObject({ outcomes: { refused: 1, skipped: 1, applied: 1 } });
    await careful.close();
  });
});
