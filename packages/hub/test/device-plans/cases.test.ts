import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { releaseFields } from '../../src/features/device-plans/release-fields.ts';
import { type DeviceStage, fieldOf, openDeviceStage, type StageDevice, shownIn } from './device-stage.ts';

/** A field map that writes whatever differs, the name both into new assets and afterwards. */
const map = {
  entries: [
    { from: 'name', to: 'tag', overwrite: 'always' },
    { from: 'serial', to: fieldOf.serial, overwrite: 'always' },
    { from: 'os', to: fieldOf.os, overwrite: 'always' },
    { from: 'fields.disk', to: 'warrantyNote', overwrite: 'always' },
    { from: 'lastUser', to: 'userName', overwrite: 'always' },
  ],
  planning: { createAssets: true, inactivateAfterDays: 0 },
};

describe('what happens to devices', () => {
  let stage: DeviceStage;
  let next = 0;

  beforeAll(async () => {
    stage = await openDeviceStage();
    await stage.setMap(map);
  });
  afterAll(() => stage.close());

  /** A device that became an asset, and that the mirror knows as such. */
  const settled = async (more: Partial<StageDevice> = {}) => {
    next += 1;
    const device: StageDevice = {
      ...{
        id: `case-${next}`,
        companyId: 'c1',
        name: `CASE-${next}`,
        serial: `SER-${next}-X`,
        os: 'Windows 11',
        lastUser: 'Ann Example',
        fields: { disk: 'D1' },
      },
      ...more,
    };
    await stage.put([device]);
    const { report } = await stage.run();
    expect(report?.state).toBe('applied');
    const asset = (await stage.assetOf(device.id)) ?? 0;
    expect(asset).toBeGreaterThan(0);
    await later();
    return { device, asset };
  };
  /** Time passes, and HaloPSA is read again. */
  const later = async () => {
    await stage.plan.clock.sleep(10 * 60_000);
    await stage.sync();
  };
  const nothing = async () => expect(await stage.build()).toMatchObject({ planId: null, changes: 0 });
  const tag = (asset: number) => stage.asset(asset)['inventory_number'];

  test("moved to another company: the asset goes to that client's site, once", async () => {
    const { device, asset } = await settled();
    await stage.put([{ ...device, companyId: 'c2' }]);
    const { built } = await stage.run();
    expect(built.changes).toBe(1);
    expect(stage.asset(asset)).toMatchObject({ site_id: stage.companies[1].site });
    await nothing();
    await later();
    await nothing();
  });

  test('renamed at the tool: the tag follows', async () => {
    const { device, asset } = await settled();
    await stage.put([{ ...device, name: 'RENAMED' }]);
    await stage.run();
    expect(tag(asset)).toBe('RENAMED');
    await nothing();
  });

  test('renamed in HaloPSA by a person: it is theirs until it is released, and then it is written once more', async () => {
    const { device, asset } = await settled();
    stage.edit(asset, { inventory_number: 'BY-HAND' });
    await later();
    expect(await stage.build()).toMatchObject({ planId: null, newLocks: 1 });
    await stage.put([{ ...device, name: 'TOOL-SAYS' }]);
    await nothing();
    expect(tag(asset)).toBe('BY-HAND');
    const [lock] = await stage.plan.query<{ by: string }>('SELECT edited_by AS by FROM hub.field_lock WHERE asset_id = $1', [
      asset,
    ]);
    expect(lock?.by).not.toBeNull();

    await releaseFields(stage.deps, { connectionId: stage.plan.connectionId, assetId: asset });
    expect((await stage.run()).built.changes).toBe(1);
    expect(tag(asset)).toBe('TOOL-SAYS');
    await later();
    await nothing();
    stage.edit(asset, { inventory_number: 'BY-HAND' });
    await later();
    expect(await stage.build()).toMatchObject({ planId: null, newLocks: 1 });
  });

  test('swapped disk: only that field is written', async () => {
    const { device, asset } = await settled();
    const effects = stage.plan.sandbox.oracle.effects().length;
    await stage.put([{ ...device, fields: { disk: 'D2' } }]);
    await stage.run();
    expect(stage.asset(asset)['warranty_note']).toBe('D2');
    const written = stage.plan.sandbox.oracle.effects(effects).filter(({ entity }) => entity === 'asset');
    expect(
      written.flatMap(({ changedMembers }) => changedMembers).filter((name) => !['dlastupdate', 'last_modified'].includes(name)),
    ).toEqual(['warranty_note']);
  });

  test('re-imaged: new name and system, the same asset', async () => {
    const { device, asset } = await settled();
    await stage.put([{ ...device, name: 'IMAGED', os: 'Windows 12' }]);
    await stage.run();
    expect(tag(asset)).toBe('IMAGED');
    expect(shownIn(stage.asset(asset), fieldOf.os)).toBe('Windows 12');
    expect(await stage.assetOf(device.id)).toBe(asset);
  });

  test('cloned, the same serial number twice: the second does not become an asset', async () => {
    const { device } = await settled();
    await stage.put([{ ...device, id: 'clone', name: 'CLONE' }]);
    expect(await stage.build()).toMatchObject({
      planId: null,
      leftOut: expect.arrayContaining([expect.objectContaining({ reason: 'same-serial', count: 1 })]),
    });
    await stage.plan.query(`DELETE FROM hub.source_record WHERE external_id = 'clone'`);
  });

  test('gone, and back: inactive, then active again; one that a person made inactive is not brought back', async () => {
    const { device, asset } = await settled();
    await stage.lose(device.id, 5);
    await stage.run();
    expect(stage.asset(asset)['inactive']).toBe(true);
    await later();
    expect((await stage.build()).changes).toBe(0);
    await stage.put([{ ...device }]);
    await stage.run();
    expect(stage.asset(asset)['inactive']).toBe(false);
    await later();
    stage.edit(asset, { inactive: true });
    await later();
    await stage.build();
    await stage.put([{ ...device, os: 'Windows 13' }]);
    expect((await stage.build()).changes).toBe(0);
    expect(stage.asset(asset)['inactive']).toBe(true);
    await stage.plan.query('DELETE FROM hub.source_record WHERE external_id = $1', [device.id]);
  });

  test('replaced, the same name with a new serial number: left out while the old asset has the tag', async () => {
    const { device } = await settled();
    await stage.put([{ ...device, id: 'replacement', serial: 'SER-REPLACED' }]);
    expect(await stage.build()).toMatchObject({
      planId: null,
      leftOut: expect.arrayContaining([expect.objectContaining({ reason: 'tag-taken', count: 1 })]),
    });
    await stage.plan.query(`DELETE FROM hub.source_record WHERE external_id = 'replacement'`);
  });

  test('another user, a blank and a junk serial number: the user is written, nothing is emptied, junk is no value', async () => {
    const { device, asset } = await settled();
    await stage.put([{ ...device, lastUser: 'Bob Example', os: null, serial: 'To be filled by O.E.M.' }]);
    const { built } = await stage.run();
    expect(built.fields.problems).toBe(1);
    expect(stage.asset(asset)['username']).toBe('Bob Example');
    expect(shownIn(stage.asset(asset), fieldOf.os)).toBe('Windows 11');
    expect(shownIn(stage.asset(asset), fieldOf.serial)).toBe(device.serial);
  });

  test('an older plan that nobody approved gives way, and one that says the same stays', async () => {
    const { device } = await settled();
    await stage.put([{ ...device, os: 'One' }]);
    const first = await stage.build();
    expect((await stage.build()).planId).toBe(first.planId);
    await stage.put([{ ...device, os: 'Two' }]);
    const second = await stage.build();
    expect(second.replaced).toEqual([first.planId]);
    expect((await stage.hub.show(first.planId ?? 0)).plan).toMatchObject({
      state: 'discarded',
      stateReason: `Plan ${second.planId} took its place.`,
    });
    await stage.apply(second.planId ?? 0);
  });

  test('a value that another source has only from us is not relayed, and the first source says what both know', async () => {
    const { device, asset } = await settled();
    const other = await stage.addSource('second');
    for (const company of stage.companies) await stage.linkCompany(company, other);
    await stage.setMap({ entries: map.entries }, 'second');
    await stage.put([{ ...device, id: 'other-device' }], other);
    await stage.linkDevice('other-device', asset, other);
    expect(await stage.build('second')).toMatchObject({ planId: null, changes: 0 });
    await stage.put([{ ...device, os: 'Windows 14' }]);
    await stage.run();
    // The second source still tells what it read from HaloPSA before.
    expect(await stage.build('second')).toMatchObject({ planId: null, fields: { secondHand: 1 } });
    expect(shownIn(stage.asset(asset), fieldOf.os)).toBe('Windows 14');
  });
});
