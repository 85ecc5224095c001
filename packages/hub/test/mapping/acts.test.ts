import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MappingStage, nameCompanies, openMappingStage } from './mapping-stage.ts';

let stage: MappingStage;

beforeEach(async () => {
  stage = await openMappingStage();
  nameCompanies(stage);
  await stage.putClients([
    { id: 1, name: 'Kestrel Dental' },
    { id: 2, name: 'Marrow Quarries Ltd' },
    { id: 3, name: 'Ostrom & Vale', sites: [30, 31] },
  ]);
  await stage.putAssets([
    { id: 501, clientId: 1, name: 'KD-1', serial: 'SN-101' },
    { id: 503, clientId: 2, name: 'PC-1', serial: 'SN-102' },
  ]);
  await stage.begin();
});
afterEach(() => stage.close());

const company = (sourceKey: string, siteName = '') => ({ kind: 'company' as const, sourceKey, siteName });
const device = (sourceKey: string) => ({ kind: 'device' as const, sourceKey });
const source = 'Ninja';

it('does not link again what a person unlinked, though it stays a suggestion', async () => {
  await stage.desk.unlink({ source, keys: [company('11'), device('102')] });
  expect(await stage.refresh()).toMatchObject({ batchId: null });
  expect(await stage.tabs('company')).toMatchObject({ 11: 'suggested', 12: 'matched' });
  expect(await stage.tabs('device')).toMatchObject({ 102: 'suggested' });
  expect((await stage.desk.confirm({ source, keys: [company('11')] })).changed).toBe(1);
  expect(await stage.linked('company')).toMatchObject({ 11: 1 });
});

it('leaves ignored records ignored, with the reason, until they are restored', async () => {
  await expect(stage.desk.ignore({ source, keys: [company('11')], reason: ' ' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  await stage.desk.ignore({ source, keys: [company('11')], reason: 'A test company.' });
  await stage.refresh();
  const [row] = (
    await stage.desk.list({ source, kind: 'company', tab: 'ignored', text: null, sort: 'name', after: null, limit: 5 })
  ).rows;
  expect(row).toMatchObject({
    sourceKey: '11',
    link: { state: 'ignored', reason: 'A test company.', decidedBy: 'rowan@msp.example' },
  });
  expect((await stage.desk.show(source)).leftOut).toContainEqual({ reason: 'company-ignored', count: 3 });
  await stage.desk.restore({ source, keys: [company('11')] });
  await stage.refresh();
  expect(await stage.linked('company')).toMatchObject({ 11: 1 });
});

it('takes a batch back but for what somebody changed since, and says so; the rule does not make it again', async () => {
  const [first] = await stage.desk.batches({ source, before: null, limit: 10 });
  expect(first).toMatchObject({ what: 'refresh', changes: 5 });
  await stage.desk.ignore({ source, keys: [company('12')], reason: 'Left us.' });
  const undone = await stage.desk.undo({ source, batchId: first?.id ?? 0 });
  expect(undone).toMatchObject({ changed: 4, leftAlone: [{ ...company('12'), reason: 'It was changed since.' }] });
  await stage.refresh();
  expect(await stage.linked('company')).toEqual({});
  expect(await stage.tabs('company')).toMatchObject({ 11: 'suggested', 12: 'ignored' });
  const [undo] = await stage.desk.batches({ source, before: null, limit: 1 });
  await stage.desk.undo({ source, batchId: undo?.id ?? 0 });
  expect(await stage.linked('company')).toMatchObject({ 11: 1 });
});

it('joins several companies in one client and splits a company by site', async () => {
  for (const node of stage.rows.devices.slice(0, 1)) Object.assign(node, { locationId: 21 });
  await stage.ingest();
  await stage.desk.link({
    source,
    links: [
      { ...company('14'), haloKey: 1 },
      { ...company('12', 'Head office'), haloKey: 3, siteId: 31 },
    ],
  });
  expect(await stage.linked('company')).toMatchObject({ 11: 1, 14: 1, 12: 2 });
  const [row] = (
    await stage.desk.list({ source, kind: 'company', tab: null, text: 'Marrow', sort: 'name', after: null, limit: 5 })
  ).rows;
  expect(row?.splits).toMatchObject([{ siteName: 'Head office', haloKey: 3, siteLabel: 'Site 31' }]);
  const refused = await stage.desk.link({
    source,
    links: [
      { ...company('13'), haloKey: 1, siteId: 30 },
      { ...company('99'), haloKey: 1 },
    ],
  });
  expect(refused).toMatchObject({ batchId: null, leftAlone: [{ sourceKey: '13' }, { sourceKey: '99' }] });
});

it('lets an asset be one device of a source only', async () => {
  const taken = await stage.desk.link({ source, links: [{ ...device('103'), haloKey: 501 }] });
  expect(taken).toMatchObject({ batchId: null, leftAlone: [{ reason: expect.stringContaining('another device') }] });
  const swapped = await stage.desk.link({
    source,
    links: [
      { ...device('101'), haloKey: 503 },
      { ...device('102'), haloKey: 501 },
    ],
  });
  expect(swapped.changed).toBe(2);
  await stage.refresh();
  expect(await stage.tabs('device')).toMatchObject({ 101: 'conflicts', 102: 'conflicts' });
});

it('audits each act once, with the number of its batch', async () => {
  await stage.desk.unlink({ source, keys: [company('11')] });
  const rows = await stage.query<{ detail: object }>(`SELECT detail FROM hub.audit_event WHERE verb = 'map.unlink'`);
  expect(rows).toMatchObject([{ detail: { changed: 1, leftAlone: 0, batch: expect.any(Number) } }]);
});

it('shows nothing of it to another workspace, and lets nobody act without the right', async () => {
  await stage.database.store.inInstallation((db) => db.client.query(`INSERT INTO hub.workspace (name) VALUES ('other')`));
  const other = stage.deskOf({ kind: 'person', name: 'other', may: 'everything' }, 2);
  await expect(other.show(source)).rejects.toMatchObject({ code: 'source-not-found' });
  expect(await stage.query('SELECT * FROM hub.mapping_link', [], 2)).toEqual([]);
  expect(await stage.query('SELECT * FROM hub.mapping_candidate', [], 2)).toEqual([]);
  expect(await stage.query('SELECT * FROM hub.mapping_change', [], 2)).toEqual([]);
  const reader = stage.deskOf({ kind: 'person', name: 'reader', may: new Set() });
  await expect(reader.unlink({ source, keys: [company('11')] })).rejects.toMatchObject({ code: 'not-permitted' });
});
