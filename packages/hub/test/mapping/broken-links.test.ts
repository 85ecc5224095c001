import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MappingStage, nameCompanies, openMappingStage, person } from './mapping-stage.ts';

let stage: MappingStage;

beforeEach(async () => {
  stage = await openMappingStage();
  nameCompanies(stage);
  await stage.putClients([
    { id: 1, name: 'Kestrel Dental' },
    { id: 2, name: 'Marrow Quarries Ltd' },
  ]);
  await stage.putAssets([
    { id: 501, clientId: 1, name: 'KD-1', serial: 'SN-101' },
    { id: 503, clientId: 2, name: 'PC-1', serial: 'SN-102' },
  ]);
  await stage.begin();
});
afterEach(() => stage.close());

const source = 'Ninja';
const reasonOf = async (kind: 'company' | 'device', key: string) =>
  (await stage.desk.list({ source, kind, tab: null, text: key, sort: 'name', after: null, limit: 50 })).rows.find(
    ({ sourceKey }) => sourceKey === key,
  )?.link;

it.each([
  [
    'is deleted',
    `UPDATE mirror.client SET deleted_at = now() WHERE id = 1`,
    `UPDATE mirror.client SET deleted_at = NULL WHERE id = 1`,
  ],
  [
    'is inactive',
    'UPDATE mirror.client SET is_inactive = true WHERE id = 1',
    'UPDATE mirror.client SET is_inactive = false WHERE id = 1',
  ],
  [
    'is called otherwise',
    `UPDATE mirror.client SET name = 'Falcon Optics' WHERE id = 1`,
    `UPDATE mirror.client SET name = 'Kestrel Dental' WHERE id = 1`,
  ],
  [
    'has lost the site',
    'UPDATE mirror.site SET deleted_at = now() WHERE id = 10',
    'UPDATE mirror.site SET deleted_at = NULL WHERE id = 10',
  ],
])('stops the devices of a client that %s, and of no other, until it is as before', async (_what, breakIt, healIt) => {
  await stage.query(breakIt);
  expect(await stage.refresh()).toMatchObject({ suspended: 1, linked: 0 });
  expect(await stage.tabs('company')).toMatchObject({ 11: 'conflicts', 12: 'matched' });
  expect((await reasonOf('company', '11'))?.reason).toMatch(/HaloPSA|no longer one/);
  const { leftOut } = await stage.desk.show(source);
  expect(leftOut).toContainEqual({ reason: 'company-suspended', count: 3 });
  expect(await stage.refresh()).toMatchObject({ batchId: null, candidatesChanged: 0 });
  await stage.query(healIt);
  expect(await stage.refresh()).toMatchObject({ healed: 1, suspended: 0 });
  expect(await stage.linked('company')).toMatchObject({ 11: 1, 12: 2 });
  expect(await stage.linked('device')).toMatchObject({ 101: 501, 102: 503 });
});

it('takes a name that is only written otherwise for the same, and one that the tool has too', async () => {
  await stage.query(`UPDATE mirror.client SET name = 'KESTREL-DENTAL' WHERE id = 1`);
  expect(await stage.refresh()).toMatchObject({ suspended: 0 });
  expect(await reasonOf('company', '11')).toMatchObject({ state: 'linked', haloName: 'KESTREL-DENTAL' });
  await stage.query(`UPDATE mirror.client SET name = 'Falcon Optics' WHERE id = 1`);
  Object.assign(stage.rows.companies[0] ?? {}, { name: 'Falcon Optics' });
  await stage.ingest();
  expect(await stage.refresh()).toMatchObject({ suspended: 0 });
});

it('keeps a company that was renamed at the tool', async () => {
  Object.assign(stage.rows.companies[0] ?? {}, { name: 'Something quite different' });
  await stage.ingest();
  expect(await stage.refresh()).toMatchObject({ batchId: null });
  expect(await stage.linked('company')).toMatchObject({ 11: 1 });
});

it('takes a new name for the same client once somebody says so, and says why it cannot take one that is gone', async () => {
  await stage.query(`UPDATE mirror.client SET name = 'Falcon Optics' WHERE id = 1`);
  await stage.query('UPDATE mirror.client SET deleted_at = now() WHERE id = 2');
  await stage.refresh();
  const keys = ['11', '12'].map((sourceKey) => ({ kind: 'company' as const, sourceKey }));
  const done = await stage.desk.restore({ source, keys });
  expect(done).toMatchObject({
    changed: 1,
    leftAlone: [{ sourceKey: '12', reason: expect.stringContaining('no longer in HaloPSA') }],
  });
  await stage.refresh();
  expect(await reasonOf('company', '11')).toMatchObject({ state: 'linked', haloName: 'Falcon Optics', decidedBy: person.name });
});

it('leaves a link alone that somebody ignored while it was suspended', async () => {
  await stage.query('UPDATE mirror.client SET is_inactive = true WHERE id = 1');
  await stage.refresh();
  await stage.desk.ignore({ source, keys: [{ kind: 'company', sourceKey: '11' }], reason: 'Left us.' });
  await stage.query('UPDATE mirror.client SET is_inactive = false WHERE id = 1');
  await stage.refresh();
  expect(await stage.tabs('company')).toMatchObject({ 11: 'ignored' });
});

it('suspends a device whose asset was deleted, and gives the asset of a device that is gone to the one that came back', async () => {
  await stage.query('UPDATE mirror.asset SET deleted_at = now() WHERE id = 501');
  expect(await stage.refresh()).toMatchObject({ suspended: 1 });
  expect(await stage.tabs('device')).toMatchObject({ 101: 'conflicts' });
  await stage.query(`UPDATE hub.source_record SET gone_at = now() WHERE stream = 'device' AND external_id = '102'`);
  await stage.query(
    `INSERT INTO hub.source_record (source_id, stream, external_id, company_id, record, content_hash, first_seen_at, seen_at, changed_at)
     SELECT source_id, stream, '902', company_id, record, content_hash, now(), now(), now() FROM hub.source_record WHERE external_id = '102' AND stream = 'device'`,
  );
  expect(await stage.refresh()).toMatchObject({ linked: 1 });
  expect(await stage.linked('device')).toMatchObject({ 902: 503 });
});
