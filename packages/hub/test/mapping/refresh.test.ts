import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MappingStage, nameCompanies, openMappingStage } from './mapping-stage.ts';

let stage: MappingStage;

beforeEach(async () => {
  stage = await openMappingStage();
  nameCompanies(stage);
  await stage.putClients([
    { id: 1, name: 'Kestrel Dental' },
    { id: 2, name: 'Marrow Quarries' },
    { id: 3, name: 'Ostrom and Vale LLC', sites: [30, 31] },
    { id: 9, name: 'Somebody else' },
  ]);
  await stage.putAssets([
    { id: 501, clientId: 1, name: 'KD-1', serial: 'SN-101' },
    { id: 502, clientId: 1, name: 'KD-2', serial: 'SN-9999' },
    { id: 503, clientId: 2, name: 'PC-1', serial: 'SN-102' },
    { id: 504, clientId: 9, name: 'PC-2', serial: 'SN-103' },
  ]);
});
afterEach(() => stage.close());

it('links companies of the same name with their main site, and their devices by serial number, in one go', async () => {
  await stage.begin();
  expect(await stage.linked('company')).toMatchObject({ 11: 1, 12: 2 });
  expect(await stage.linked('device')).toMatchObject({ 101: 501, 102: 503 });
  const [first] = (
    await stage.desk.list({
      source: 'Ninja',
      kind: 'company',
      tab: 'matched',
      text: 'Kestrel',
      sort: 'name',
      after: null,
      limit: 10,
    })
  ).rows;
  expect(first?.link).toMatchObject({
    haloName: 'Kestrel Dental',
    siteId: 10,
    siteLabel: 'Site 10',
    decidedBy: 'rule',
    score: expect.any(Number),
  });
  expect(first?.link?.evidence).toContainEqual(expect.objectContaining({ field: 'name', level: 'equal' }));
});

it('compares devices within the client of their company only', async () => {
  await stage.begin();
  expect(await stage.linked('device')).not.toHaveProperty('103');
});

it('writes nothing when nothing has changed', async () => {
  await stage.begin();
  const before = await stage.query(
    'SELECT xmin::text AS x FROM hub.mapping_candidate UNION ALL SELECT xmin::text FROM hub.mapping_link ORDER BY 1',
  );
  const again = await stage.refresh();
  expect(again).toMatchObject({ batchId: null, linked: 0, candidatesChanged: 0 });
  expect(
    await stage.query(
      'SELECT xmin::text AS x FROM hub.mapping_candidate UNION ALL SELECT xmin::text FROM hub.mapping_link ORDER BY 1',
    ),
  ).toEqual(before);
  expect(await stage.query(`SELECT id FROM hub.audit_event WHERE verb = 'map.refresh'`)).toHaveLength(1);
});
