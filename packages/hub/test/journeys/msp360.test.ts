import { meshcentralPeer, msp360Peer, RunningPeer } from '@sundog/connectors/peers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Secret } from '../../src/foundation/secret.ts';
import { type NamedPeer, namePeer } from './named-peer.ts';
import { type Journey, openJourney, publicUrl } from './open-journey.ts';

vi.setConfig({ testTimeout: 60_000 });

let journey: Journey;
let tool: NamedPeer;
let peer: RunningPeer;
let mesh: RunningPeer;
let sources: Journey['hub']['sources'];
/** Clients of HaloPSA by the customers of the tool. */
const clientOf = { 'Customer 1': 'Beacon Legal', 'Customer 2': 'Maplewood Accountants', 'Customer 3': 'Limetree Engineering' };
/** Computers that HaloPSA has already, by the tags of their assets; the others are new to it. */
const tagOf = { 'PC-1': 'MAP3-PC-002', 'PC-3': 'BEA2-PC-001', 'PC-5': 'LIM4-PC-001' };
const [typeLaptop, typeDesktop, typeServer] = [1, 2, 3];

beforeAll(async () => {
  journey = await openJourney();
  tool = namePeer(msp360Peer, { ...clientOf, ...tagOf });
  // One is no Windows, and two computers have no backup: these are known by their class.
  tool.alter('devices', (row) => {
    if (row['ComputerName'] === 'PC-7') row['OSTypeString'] = 'Ubuntu 24.04';
    if (['PC-2', 'PC-6', 'PC-7'].includes(String(row['ComputerName']))) row['HasBackupApp'] = false;
  });
  peer = await RunningPeer.start(tool.peer);
  mesh = await RunningPeer.start(namePeer(meshcentralPeer, { ...clientOf, 'PC-1': 'MAP3-PC-002' }).peer);
  sources = await journey.sourcesBy(() => ({ network: peer.network, close: async () => undefined }));
}, 60_000);
afterAll(async () => {
  await journey.close();
  await peer.stop();
  await mesh.stop();
});

const assetTagged = (tag: string) => journey.all('asset').filter((one) => one['inventory_number'] === tag);
const shown = (record: Readonly<Record<string, unknown>>, field: number) =>
  (record['fields'] as { id: number; value: unknown }[]).find(({ id }) => id === field)?.value;
const list = async (kind: 'company' | 'product' | 'device') =>
  (await journey.hub.mapping.list({ source: 'msp', kind, tab: null, text: null, sort: 'name', after: null, limit: 100 })).rows;
const build = () => journey.hub.devicePlans.build({ source: 'msp' });

it('adds the source, and says before anything is read which lists may be read', async () => {
  const { userName = '', password = '' } = msp360Peer.settings;
  const secrets = { password: new Secret(password) };
  const about = { name: 'msp', connector: 'msp360', connectionId: journey.connectionId, settings: { userName }, secrets };
  expect(await sources.add(about)).toMatchObject({ name: 'msp', target: expect.stringContaining('api.mspbackups.com') });
  const check = await sources.check({ source: 'msp' });
  expect(check).toMatchObject({ state: 'passed', problem: null });
  expect(check.probed.map(({ stream }) => stream)).toEqual(['companies', 'devices', 'licenceCounts', 'alerts']);
  await expect(build()).rejects.toMatchObject({ code: 'mapping-not-ready' });
});

it('reads the tool and HaloPSA, and says what is to be done before anything may be planned', async () => {
  const { streams } = await sources.ingest({ source: 'msp' });
  expect(streams.map(({ stream, state }) => [stream, state])).toEqual(
    expect.arrayContaining([
      ['company', 'complete'],
      ['device', 'complete'],
    ]),
  );
  await journey.sync();
  expect(await journey.hub.mapping.refresh({ source: 'msp' })).toMatchObject({ linked: 3, suspended: 0 });
  const { counts, leftOut, checklist } = await journey.hub.mapping.show('msp');
  expect(counts.company.matched).toBe(3);
  expect(counts.product).toMatchObject({ matched: 0, unmatched: 1 });
  // The tool tells no serial numbers: that only the name is the same is for a person to judge.
  expect(leftOut).toEqual([{ reason: 'waits-for-choice', count: 3 }]);
  expect(checklist.isReadyToPlan).toBe(true);
});

it('maps companies with the sites of new devices, products to asset types, and the computers that are there', async () => {
  const { mapping } = journey.hub;
  const limetree = (await list('company')).find(({ name }) => name === 'Limetree Engineering');
  expect(limetree?.link).toMatchObject({ haloKey: 4, siteId: 4 });
  const company = { kind: 'company', sourceKey: limetree?.sourceKey ?? '', haloKey: 4, siteId: 6 } as const;
  const products = [
    { kind: 'product', sourceKey: 'backup', haloKey: typeDesktop },
    { kind: 'product', sourceKey: 'workstation', haloKey: typeLaptop },
    { kind: 'product', sourceKey: 'server', haloKey: typeServer },
  ] as const;
  expect(await mapping.link({ source: 'msp', links: [company, ...products] })).toMatchObject({ changed: 4, leftAlone: [] });
  const waiting = (await list('device')).filter(({ tab }) => tab === 'needs-choice');
  const keys = waiting.map(({ sourceKey }) => ({ kind: 'device', sourceKey }) as const);
  expect(await mapping.confirm({ source: 'msp', keys })).toMatchObject({ changed: 3, leftAlone: [] });
  const devices = Object.fromEntries((await list('device')).map(({ name, link }) => [name, link?.haloKey ?? null]));
  expect(devices).toMatchObject({ 'BEA2-PC-001': 1, 'MAP3-PC-002': 6, 'LIM4-PC-001': 19, 'PC-2': null, 'PC-7': null });
});

it('shows what a setting of the mapping would do, and keeps what people decided when it is saved', async () => {
  const { mapping } = journey.hub;
  const patch = { autoLink: { company: false } };
  // The third was linked by a person just now.
  expect(await mapping.previewSettings({ source: 'msp', patch })).toMatchObject({ added: [], moved: [], removed: [{}, {}] });
  expect((await mapping.show('msp')).counts.company.matched).toBe(3);
  expect(await mapping.saveSettings({ source: 'msp', patch })).toMatchObject({ changed: 2 });
  expect((await mapping.show('msp')).counts.company.matched).toBe(1);
  await mapping.saveSettings({ source: 'msp', patch: { autoLink: { company: true } } });
  expect((await mapping.show('msp')).counts).toMatchObject({ company: { matched: 3 }, device: { matched: 3 } });
});

it('exports by a plan what HaloPSA has not, with a custom field and the asset type that is missing, once', async () => {
  const { hub, connectionId } = journey;
  const field = { name: 'CFSundogBackup', label: 'Backed up by', usage: 5, type: 0 };
  const own = await hub.plans.build({
    connectionId,
    changes: [{ change: 'create-custom-field', identity: 'backed up by', set: field, reason: 'for backups' }],
  });
  expect(await journey.apply(own.planId)).toMatchObject({ state: 'applied', problems: [] });
  await journey.sync();
  const customField = Number(journey.madeOf('custom-field')[0]?.['id']);
  const { map, proposal, targets } = await hub.devicePlans.showMap('msp');
  expect(targets.map(({ field: one }) => one)).toContain(`custom:${customField}`);
  const entries = [...proposal, { from: 'product', to: `custom:${customField}`, overwrite: 'always' }] as typeof map.entries;
  await hub.devicePlans.setMap({ source: 'msp', fields: { entries, planning: { createAssets: true } } });

  const built = await build();
  expect(built).toMatchObject({ leftOut: [], problems: [] });
  expect(await journey.apply(built.planId)).toMatchObject({ state: 'applied', open: 0 });
  const made = Object.fromEntries(['PC-2', 'PC-4', 'PC-6', 'PC-7'].map((tag) => [tag, assetTagged(tag)]));
  expect(made).toMatchObject({
    'PC-2': [{ site_id: 6, assettype_name: 'Server' }],
    'PC-4': [{ site_id: 3, assettype_name: 'Desktop', customfields: [{ id: customField, value: 'backup' }] }],
    'PC-6': [{ site_id: 2, assettype_name: 'Laptop', customfields: [] }],
    'PC-7': [{ site_id: 3, assettype_name: 'Other device' }],
  });
  expect(shown(made['PC-2']?.[0] ?? {}, 104)).toBe('Windows Server 2022');
  for (const tag of Object.values(tagOf)) {
    const { customfields } = assetTagged(tag)[0] ?? {};
    expect(customfields).toContainEqual(expect.objectContaining({ id: customField, value: 'backup' }));
  }
});

it('shows what it made as mapped, also before HaloPSA is read again', async () => {
  expect(await journey.hub.mapping.refresh({ source: 'msp' })).toMatchObject({ suspended: 0 });
  const owner = await journey.access.claim();
  await journey.access.ask('PUT', `/workspaces/1/grants/${journey.connectionId}`, {
    cookie: owner,
    body: { grantees: [{ role: 'owner' }] },
  });
  const [source] = await journey.query<{ id: number }>(`SELECT id FROM hub.source WHERE name = 'msp'`);
  const matched = `/workspaces/1/sources/${source?.id}/mapping/records?kind=device&tab=matched`;
  const answer = await journey.access.ask('GET', matched, { cookie: owner });
  expect([answer.status, answer.text]).toEqual([200, answer.text]);
  const links = answer.json<{ items: { link: { decidedBy: string; state: string; evidence: { note: string }[] } }[] }>();
  const ofPlan = links.items.filter(({ link }) => link.decidedBy === 'plan');
  expect(ofPlan).toHaveLength(4);
  for (const { link } of ofPlan)
    expect(link).toMatchObject({ state: 'linked', evidence: [{ note: expect.stringMatching(/^Plan \d+ made the asset/) }] });
});

it('has nothing to do a second time, before HaloPSA is read again and afterwards', async () => {
  // What was made just now is compared once it was read.
  expect(await build()).toMatchObject({ planId: null, changes: 0, unchanged: 3 });
  await journey.sync();
  await sources.ingest({ source: 'msp' });
  expect(await build()).toMatchObject({ planId: null, changes: 0, unchanged: 7 });
});

it('opens a computer by remote control where a tool that can do so knows it as well', async () => {
  const { hub, connectionId, access } = journey;
  const asset = { connectionId, assetId: 6, reader: { connectionIds: [connectionId], clients: null } };
  // MSP360 knows it, and no address of it opens a session.
  expect(await hub.remote.describe(asset)).toMatchObject({ name: 'MAP3-PC-002', tools: [] });
  const { password = '', loginTokenKey = '', ...settings } = meshcentralPeer.settings;
  const secrets = { password: new Secret(password), loginTokenKey: new Secret(loginTokenKey) };
  const about = { name: 'mesh', connector: 'meshcentral', connectionId, secrets, allowHost: true };
  await hub.sources.add({ ...about, settings: { ...settings, address: mesh.origin } });
  await hub.sources.ingest({ source: 'mesh' });
  await hub.mapping.refresh({ source: 'mesh' });
  const listed = await hub.mapping.list({
    ...{ source: 'mesh', kind: 'device', tab: null, text: 'MAP3-PC-002', sort: 'name', after: null, limit: 10 },
  });
  const [device] = listed.rows;
  await hub.mapping.link({ source: 'mesh', links: [{ kind: 'device', sourceKey: device?.sourceKey ?? '', haloKey: 6 }] });
  const { tools } = await hub.remote.describe(asset);
  expect(tools).toMatchObject([{ title: 'MeshCentral', isOnline: true }]);
  const { accountId } = await access.person('tess@msp.example', 'operator');
  const { ticket } = await hub.remote.offer({ connectionId, assetId: 6, accountId });
  const person = { accountId, email: 'tess@msp.example', name: 'Tess' };
  const link = await hub.remote.open({ ...asset, sourceId: tools[0]?.sourceId ?? 0, mode: 'terminal', ticket, person });
  expect(link).toMatchObject({ isBearer: true, url: expect.stringContaining('viewmode=12') });
  // A machine of two tools is one asset, and the second tool has nothing to say yet.
  expect(await build()).toMatchObject({ planId: null, changes: 0 });
});

it('goes on under other settings of the source, and follows a computer that is renamed', async () => {
  await sources.edit({ source: 'msp', name: 'backups', goneAfterDays: 7 });
  expect((await sources.show('backups')).state).toBe('passed');
  tool.say('PC-4', 'PC-4-NEW');
  await sources.ingest({ source: 'backups' });
  const built = await journey.hub.devicePlans.build({ source: 'backups' });
  expect(built).toMatchObject({ changes: 1, unchanged: 6 });
  expect(await journey.apply(built.planId)).toMatchObject({ state: 'applied', problems: [] });
  expect([assetTagged('PC-4').length, assetTagged('PC-4-NEW').length]).toEqual([0, 1]);
  expect(await journey.hub.devicePlans.build({ source: 'backups' })).toMatchObject({ planId: null, changes: 0 });
});

it('takes everything out again that is not data of the customer, with a receipt', async () => {
  const { hub, connectionId } = journey;
  const installed = await hub.install.planConnect({ connectionId });
  expect(await journey.apply(installed.planId)).toMatchObject({ state: 'applied', problems: [] });
  expect(await hub.install.proveButton(connectionId)).toMatchObject({ isFilled: true, seen: expect.stringContaining(publicUrl) });
  expect(['custom-button', 'custom-field', 'asset-type'].map((entity) => journey.madeOf(entity).length)).toEqual([1, 1, 1]);

  const removal = await hub.install.planRemoval({ connectionId, assets: 'inactive' });
  expect(removal).toMatchObject({ changes: 3 + 4, hidden: [] });
  // HaloPSA keeps an asset type that assets have, and assets are data of the customer.
  const inUse = expect.stringContaining('cannot be deleted while');
  expect(await journey.apply(removal.planId)).toMatchObject({ state: 'partly-applied', problems: [inUse] });
  const left = { entity: 'asset-type', title: 'Asset type Other device', state: 'there', screen: expect.any(String) };
  expect(await hub.install.readReceipt({ connectionId })).toMatchObject({ gone: 2, left: [left], assets: 4 });
  const [last] = assetTagged('PC-7');
  journey.sandbox.control.edit({ entity: 'asset', key: Number(last?.['id']), changes: { assettype_id: typeDesktop } });
  const again = await hub.install.planRemoval({ connectionId, assets: 'inactive' });
  expect(await journey.apply(again.planId)).toMatchObject({ state: 'applied', problems: [] });
  expect(await hub.install.readReceipt({ connectionId })).toEqual({ gone: 3, left: [], assets: 4 });
  for (const entity of ['custom-button', 'custom-field', 'asset-type', 'webhook'])
    expect([entity, journey.madeOf(entity)]).toEqual([entity, []]);
  expect(journey.madeOf('asset').map((one) => one['inactive'])).toEqual([true, true, true, true]);
  // Nothing was made twice, and nothing was written without a line in the journal.
  expect(await journey.breaches()).toEqual([]);
  expect(await sources.remove({ source: 'backups', keepRecords: false })).toMatchObject({ removed: 'backups' });
  expect(await hub.removeConnection({ connection: 'acme', keepData: false })).toMatchObject({ rows: expect.any(Number) });
});
