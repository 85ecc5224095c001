import { hostname } from 'node:os';
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest';
import { openSourceNetwork } from '../../src/engine/sources/source-network.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { type RunningMeshcentral, until } from '../peers/running-meshcentral.ts';
import { startMeshcentral } from '../peers/start-meshcentral.ts';
import { type Journey, openJourney } from './open-journey.ts';

let journey: Journey;
let mesh: RunningMeshcentral | string = 'it was not started';

beforeAll(async () => {
  mesh = await startMeshcentral();
  if (typeof mesh !== 'string') journey = await openJourney();
}, 300_000);
afterAll(async () => {
  if (typeof mesh === 'string') return;
  await mesh.stop();
  await journey.close();
}, 60_000);

/** The server, or the end of the test with the reason why there is none. */
function running(context: TestContext): RunningMeshcentral {
  if (typeof mesh === 'string') return context.skip(`MeshCentral: ${mesh}`);
  return mesh;
}

it('brings a device of MeshCentral to HaloPSA, follows its name until a person says another, and goes without a trace', async (context) => {
  const peer = running(context);
  const { hub, connectionId, sandbox } = journey;
  const sources = await journey.sourcesBy((hosts) => openSourceNetwork(hosts, { caPem: peer.caPem }));
  await peer.admitHub();
  await peer.startAgent();
  const secrets = { password: new Secret(peer.hub.password), loginTokenKey: new Secret(peer.loginTokenKey) };
  const settings = { address: peer.origin, user: peer.hub.name, technicians: 'tess@msp.example=tess' };
  await sources.add({ name: 'mesh', connector: 'meshcentral', connectionId, settings, secrets, allowHost: true });
  const devices = async () => {
    await sources.ingest({ source: 'mesh' });
    return journey.query<{ id: string; name: string; companyId: string }>(
      `SELECT external_id AS id, record -> 'fields' ->> 'name' AS name, company_id AS "companyId" FROM hub.source_record WHERE stream = 'device'`,
    );
  };
  const [device] = await until(async () => {
    const found = await devices();
    return found.length > 0 && found;
  }, 'the device did not come');
  expect(await sources.check({ source: 'mesh' })).toMatchObject({ problem: null });
  await journey.sync();

  // The group is no client by its name: a person says which. Its device becomes an asset by the schedule, as the policy permits.
  const client = journey.all('client').at(-1);
  const company = { kind: 'company', sourceKey: device?.companyId ?? '', haloKey: Number(client?.['id']) } as const;
  await hub.mapping.refresh({ source: 'mesh' });
  expect(await hub.mapping.link({ source: 'mesh', links: [company] })).toMatchObject({ changed: 1 });
  const entries = [{ from: 'fields.name', to: 'tag' }];
  const planning = { createAssets: true, planAutomatically: true, assetTypes: { other: 2, server: 3 } };
  await hub.devicePlans.setMap({ source: 'mesh', fields: { entries, planning } } as Parameters<typeof hub.devicePlans.setMap>[0]);
  await hub.plans.setPolicy({ connectionId, policy: { autoApproveUpTo: 10 } });
  const cycle = async () => {
    await journey.sync();
    await devices();
    await hub.mapping.refresh({ source: 'mesh' });
    return hub.devicePlans.runDue({ connectionId });
  };
  expect(await cycle()).toMatchObject({ planned: 1, changes: 1, applied: 1, failed: 0 });
  const made = () => journey.madeOf('asset');
  expect(made()).toMatchObject([{ inventory_number: hostname(), client_id: company.haloKey }]);
  expect(await cycle()).toMatchObject({ planned: 0, failed: 0 });

  const rename = (name: string) => peer.control('editdevice', '--id', device?.id ?? '', '--name', name);
  await rename('RECEPTION-1');
  expect(await cycle()).toMatchObject({ planned: 1, changes: 1, applied: 1 });
  expect(made()).toMatchObject([{ inventory_number: 'RECEPTION-1' }]);

  const assetId = Number(made()[0]?.['id']);
  sandbox.control.edit({ entity: 'asset', key: assetId, changes: { inventory_number: 'FRONT-DESK' } });
  expect(await cycle()).toMatchObject({ planned: 0, failed: 0 });
  await rename('RECEPTION-2');
  // So soon after a write the hub trusts what it wrote over what a list shows. Applying reads the asset again, and leaves it to the person.
  expect(await cycle()).toMatchObject({ failed: 0 });
  expect(made()).toMatchObject([{ inventory_number: 'FRONT-DESK' }]);
  expect(await cycle()).toMatchObject({ planned: 0, failed: 0 });
  expect(made()).toMatchObject([{ inventory_number: 'FRONT-DESK' }]);
  const { fields } = await hub.devicePlans.provenance({ connectionId, assetId });
  const [change] = await journey.query<{ by: string }>(
    `SELECT changed_by AS by FROM mirror.asset_change WHERE new_value = 'FRONT-DESK'`,
  );
  expect(change?.by).toMatch(/\w/);
  expect(fields.find(({ field }) => field === 'tag')).toMatchObject({
    origin: { source: 'mesh', value: 'RECEPTION-1' },
    lock: { value: 'FRONT-DESK', releasedAt: null },
  });

  const button = await hub.install.planConnect({ connectionId });
  expect(await journey.apply(button.planId)).toMatchObject({ state: 'applied', problems: [] });
  expect(await hub.install.proveButton(connectionId)).toMatchObject({ isFilled: true });
  const removal = await hub.install.planRemoval({ connectionId, assets: 'inactive' });
  expect(await journey.apply(removal.planId)).toMatchObject({ state: 'applied', problems: [] });
  expect(await hub.install.readReceipt({ connectionId })).toEqual({ gone: 1, left: [], assets: 1 });
  for (const entity of ['asset-type', 'custom-button', 'custom-field', 'webhook'])
    expect([entity, journey.madeOf(entity)]).toEqual([entity, []]);
  expect(await journey.breaches()).toEqual([]);
}, 120_000);
