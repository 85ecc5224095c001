import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MappingStage, nameCompanies, openMappingStage } from './mapping-stage.ts';

let stage: MappingStage;
const source = 'Ninja';

beforeEach(async () => {
  stage = await openMappingStage();
  nameCompanies(stage);
  await stage.putClients([
    { id: 1, name: 'Kestrel Dental' },
    { id: 2, name: 'Marrow Quarries Ltd' },
    { id: 3, name: 'Ostrom & Vale' },
  ]);
  await stage.putTypes([
    { id: 7, name: 'Workstation' },
    { id: 8, name: 'Windows Server' },
  ]);
  await stage.putAssets([
    { id: 501, clientId: 1, name: 'KD-1', serial: 'SN-101' },
    { id: 502, clientId: 1, name: 'KD-2', mac: '02:00:00:00:00:03' },
    { id: 503, clientId: 2, name: 'PC-1', serial: 'SN-102' },
  ]);
  await stage.begin();
});
afterEach(() => stage.close());

const links = () =>
  stage.query<{ kind: string; key: string; halo: number }>(
    `SELECT kind, source_key AS key, halo_key AS halo FROM hub.mapping_link WHERE state = 'linked' ORDER BY kind, source_key`,
  );

it.each([
  ['rules that link less', { rules: { company: { thresholds: { auto: 0.9999999 } } } }],
  ['devices by another field', { deviceKeys: { serial: 'inventory_number' } }],
  ['products by rule', { autoLink: { product: true } }],
  ['nothing by rule', { autoLink: { company: false, device: false } }],
])('does by saving exactly what the preview says: %s', async (_what, patch) => {
  const before = await links();
  const preview = await stage.desk.previewSettings({ source, patch });
  expect(await links()).toEqual(before);
  const { added, removed, moved } = preview;
  const saved = await stage.desk.saveSettings({ source, patch });
  expect(saved.changed).toBe(added.length + removed.length + moved.length);
  const expected = new Map(before.map(({ kind, key, halo }) => [`${kind} ${key}`, halo]));
  for (const { before: old } of [...removed, ...moved]) expected.delete(`${old?.kind} ${old?.sourceKey}`);
  for (const { after } of [...added, ...moved]) expected.set(`${after?.kind} ${after?.sourceKey}`, after?.haloKey ?? 0);
  expect(new Map((await links()).map(({ kind, key, halo }) => [`${kind} ${key}`, halo]))).toEqual(expected);
  expect(await stage.refresh()).toMatchObject({ batchId: null, candidatesChanged: 0 });
});

it('leaves what a person linked, whatever rules say', async () => {
  await stage.desk.link({ source, links: [{ kind: 'company', sourceKey: '11', haloKey: 3 }] });
  await stage.desk.saveSettings({ source, patch: { autoLink: { company: false } } });
  // 13 was linked to the same client by a rule before: both are meant.
  expect(await stage.linked('company')).toEqual({ 11: 3, 13: 3 });
});

it('refuses rules that are none, and writes nothing', async () => {
  const patch = { rules: { company: { thresholds: { auto: 2 } } } };
  await expect(stage.desk.saveSettings({ source, patch })).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await stage.query('SELECT * FROM hub.mapping_setting')).toEqual([]);
});

it('keeps members of the settings that belong to others', async () => {
  await stage.query(
    `INSERT INTO hub.mapping_setting (source_id, settings, changed_by, changed_at) VALUES (1, '{"createAssets": true}', 'x', now())`,
  );
  await stage.desk.saveSettings({ source, patch: { skippedSteps: ['products'] } });
  expect(await stage.query('SELECT settings FROM hub.mapping_setting')).toMatchObject([
    { settings: { createAssets: true, skippedSteps: ['products'] } },
  ]);
  expect((await stage.desk.show(source)).checklist.steps).toContainEqual(
    expect.objectContaining({ name: 'products', state: 'skipped' }),
  );
});

it('proposes where serial numbers and addresses stand, from the names of the fields', async () => {
  expect((await stage.desk.readSettings(source)).deviceKeys).toMatchObject({
    serial: 'field:101',
    macs: 'field:106',
    name: 'inventory_number',
    biosUuid: null,
  });
});

it('comes back from its file as it went in, and says first what would change', async () => {
  await stage.desk.ignore({ source, keys: [{ kind: 'company', sourceKey: '15' }], reason: 'Ours.' });
  await stage.desk.saveSettings({ source, patch: { autoLink: { user: true } } });
  const file = JSON.parse(JSON.stringify(await stage.desk.exportFile(source)));
  expect(await stage.desk.diffFile({ source, file })).toMatchObject({
    added: [],
    removed: [],
    changed: [],
    settings: [],
    problems: [],
  });
  await stage.desk.unlink({ source, keys: [{ kind: 'company', sourceKey: '11' }] });
  await stage.desk.restore({ source, keys: [{ kind: 'company', sourceKey: '15' }] });
  await stage.desk.link({ source, links: [{ kind: 'company', sourceKey: '14', haloKey: 3 }] });
  await stage.desk.saveSettings({ source, patch: { autoLink: { user: false } } });
  const diff = await stage.desk.diffFile({ source, file });
  expect([diff.added.length, diff.removed.length, diff.settings]).toEqual([2, 1, ['autoLink']]);
  await stage.desk.importUnread({ source, file });
  expect(await stage.desk.exportFile(source)).toEqual(file);
  await expect(stage.desk.importUnread({ source, file: { format: 'other' } })).rejects.toMatchObject({ code: 'invalid-input' });
});

it('takes a record of HaloPSA by its name where its number is another, and leaves alone what is nowhere', async () => {
  const file = JSON.parse(JSON.stringify(await stage.desk.exportFile(source)));
  await stage.query('UPDATE mirror.client SET id = 77 WHERE id = 2');
  await stage.query(`UPDATE mirror.client SET name = 'Other' WHERE id = 3`);
  const { problems, changed } = await stage.desk.diffFile({ source, file });
  expect(changed).toMatchObject([{ after: { sourceKey: '12', haloKey: 77 } }]);
  expect(problems).toMatchObject([{ sourceKey: '13', reason: expect.stringContaining('Ostrom & Vale') }]);
});

it('is ready to plan once a company is mapped with a site', async () => {
  expect((await stage.desk.show(source)).checklist).toMatchObject({ isReadyToPlan: true, reasons: [] });
  await stage.query('UPDATE hub.mapping_link SET site_id = NULL');
  expect((await stage.desk.show(source)).checklist).toMatchObject({
    isReadyToPlan: false,
    reasons: ['No company that is mapped has a site for new devices.'],
  });
});
