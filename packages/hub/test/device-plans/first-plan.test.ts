import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeviceStage, fieldOf, openDeviceStage, shownIn } from './device-stage.ts';

describe('a source becomes assets', () => {
  let stage: DeviceStage;

  beforeAll(async () => {
    stage = await openDeviceStage();
  });
  afterAll(() => stage.close());

  test('by the proposed map: planned, applied, taken over, and then there is nothing to do', async () => {
    const { companies } = stage;
    await stage.setMap({ planning: { createAssets: true } });
    const [linked = 0] = stage.assetsOf(companies[0]);
    await stage.linkDevice('d1', linked);
    await stage.put([
      { id: 'd1', companyId: 'c1', name: 'PC-OLD', os: 'Windows 12', serial: 'SN-ELSE' },
      {
        id: 'd2',
        companyId: 'c2',
        name: 'SRV-NEW',
        serial: 'SN-2',
        manufacturer: 'Dell',
        model: 'R740',
        os: 'Windows Server 2026',
        deviceClass: 'server',
      },
      { id: 'd3', companyId: 'nobody', name: 'LOST' },
    ]);
    const before = structuredClone(stage.asset(linked));
    const { built, report } = await stage.run();
    expect(built).toMatchObject({ leftOut: [{ reason: 'company-not-mapped', count: 1 }], problems: [] });
    expect(report).toMatchObject({ state: 'applied', open: 0 });
    expect(shownIn(stage.asset(linked), fieldOf.os)).toBe('Windows 12');
    // What stands there was somebody's: it is only written where nothing stands.
    expect(shownIn(stage.asset(linked), fieldOf.serial)).toBe(shownIn(before, fieldOf.serial));
    expect(stage.asset(linked)['inventory_number']).toBe(before['inventory_number']);

    const again = await stage.build();
    expect(again).toMatchObject({ planId: null, changes: 0 });
    const made = (await stage.assetOf('d2')) ?? 0;
    expect(stage.asset(made)).toMatchObject({
      inventory_number: 'SRV-NEW',
      site_id: companies[1].site,
      client_id: companies[1].client,
    });
    expect(shownIn(stage.asset(made), fieldOf.serial)).toBe('SN-2');

    await stage.sync();
    expect(await stage.build()).toMatchObject({ planId: null, changes: 0, unchanged: 2 });
  });
});
