import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planMerge } from '../../src/features/device-plans/plan-merge.ts';
import { listDuplicates, readCoverage } from '../../src/features/device-plans/read-coverage.ts';
import { readProvenance } from '../../src/features/device-plans/read-provenance.ts';
import { runDuePlans } from '../../src/features/device-plans/run-due-plans.ts';
import { readReadiness } from '../../src/features/mapping/read-readiness.ts';
import { setPolicy } from '../../src/features/writeback/set-policy.ts';
import { type DeviceStage, fieldOf, openDeviceStage, shownIn } from './device-stage.ts';

describe('plans of a source', () => {
  let stage: DeviceStage;

  beforeAll(async () => {
    stage = await openDeviceStage();
  });
  afterAll(() => stage.close());
  const later = async () => {
    await stage.plan.clock.sleep(10 * 60_000);
    await stage.sync();
  };

  test('F52: what HaloPSA does not keep is written once, and again only when the source says something else', async () => {
    // The sandbox drops values of fields that it does not define.
    await stage.setMap({ entries: [{ from: 'os', to: 'field:999', overwrite: 'always' }] });
    const [asset = 0] = stage.assetsOf(stage.companies[0]);
    await stage.linkDevice('f52', asset);
    await stage.put([{ id: 'f52', companyId: 'c1', name: 'F52', os: 'One' }]);
    expect((await stage.run()).report).toMatchObject({ outcomes: { 'altered-by-halo': 1 } });
    expect(await stage.build()).toMatchObject({ planId: null, changes: 0 });
    await later();
    expect(await stage.build()).toMatchObject({ planId: null, changes: 0 });
    await stage.put([{ id: 'f52', companyId: 'c1', name: 'F52', os: 'Two' }]);
    expect(await stage.run()).toMatchObject({ built: { changes: 1 } });
  });

  test('a new device is an asset within one cycle where the policy lets it through, and waits for a person where it does not', async () => {
    await stage.setMap({
      entries: [{ from: 'name', to: 'tag' }],
      planning: { createAssets: true, planAutomatically: true, assetTypes: { other: 1 } },
    });
    await stage.put([{ id: 'auto', companyId: 'c2', name: 'AUTO-1' }]);
    const { connectionId } = stage.plan;
    expect(await runDuePlans(stage.deps, { connectionId })).toMatchObject({ planned: 1, applied: 0 });
    expect(await stage.assetOf('auto')).toBeNull();
    await setPolicy(stage.hub.deps, { connectionId, policy: { autoApproveUpTo: 10 } });
    expect(await runDuePlans(stage.deps, { connectionId })).toMatchObject({ planned: 1, applied: 1, failed: 0 });
    // What came of it is taken over by the next cycle at the latest.
    expect(await runDuePlans(stage.deps, { connectionId })).toMatchObject({ planned: 0 });
    const asset = (await stage.assetOf('auto')) ?? 0;
    expect(stage.asset(asset)).toMatchObject({ inventory_number: 'AUTO-1' });
    await later();
    const { fields, sources } = await readProvenance(stage.deps, { connectionId, assetId: asset });
    expect(sources).toMatchObject([{ source: 'tool', deviceKey: 'auto' }]);
    expect(fields.find(({ field }) => field === 'tag')).toMatchObject({
      origin: { source: 'tool', value: 'AUTO-1' },
      lock: null,
    });
  });

  test('nothing is planned while no company is mapped', async () => {
    const { deps } = stage;
    const unmapped = await stage.addSource('unmapped');
    expect(await deps.store.inWorkspace(1, (db) => readReadiness(db, unmapped))).toMatchObject({ ready: false });
    await expect(
      import('../../src/features/device-plans/build-device-plan.ts').then(({ buildDevicePlan }) =>
        buildDevicePlan({ ...deps, readReadiness }, { source: 'unmapped' }),
      ),
    ).rejects.toThrow('cannot be planned yet');
  });

  test('coverage counts both sides, and two assets with one serial number are merged by a plan', async () => {
    const { connectionId } = stage.plan;
    const [keep = 0, drop = 0] = stage.assetsOf(stage.companies[1]);
    const serial = String(shownIn(stage.asset(keep), fieldOf.serial));
    stage.edit(drop, { fields: [{ id: 101, value: serial }] });
    stage.edit(keep, { fields: [{ id: 102, value: '' }] });
    await later();
    const { totals, clients } = await readCoverage(stage.deps, { connectionId, staleDays: 30 });
    expect(totals).toMatchObject({ devices: 2, duplicates: 1, sourceOnly: 0 });
    expect(totals.haloOnly).toBe(totals.assets - 2);
    expect(clients.find(({ clientId }) => clientId === stage.companies[1].client)).toMatchObject({ duplicates: 1 });
    const [group] = await listDuplicates(stage.deps, { connectionId, clientId: null, offset: 0, limit: 10 });
    expect(group).toMatchObject({ by: 'serial', value: serial });
    const maker = shownIn(stage.asset(drop), fieldOf.manufacturer);
    const { planId } = await planMerge(stage.deps, { connectionId, keep, drop });
    await stage.apply(planId);
    expect(shownIn(stage.asset(keep), fieldOf.manufacturer)).toBe(maker);
    expect(stage.asset(drop)['inactive']).toBe(true);
  });
});
