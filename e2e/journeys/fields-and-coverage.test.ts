import { expect, it } from 'vitest';
import { type FilledSource, fillSource, makeTwins } from '../stage/fill-source.ts';
import { openStage } from '../stage/open-stage.ts';

const world = { clients: 4, sites: 6, users: 8, agents: 3, assets: 20, tickets: 10 };
const serial = 'SER-TWIN-77';
let connectionId = 0;
let filled: FilledSource;
const stage = openStage({ world, rateLimit: null }, async (opened) => {
  connectionId = await opened.hub.connect(opened.sandbox, 'acme');
  const twins = makeTwins(opened, serial);
  await opened.hub.read('acme');
  filled = await fillSource(opened, { connectionId, serial, twins });
});

it('an operator sees where a value of an asset comes from and who holds it, and lets it go', {
  timeout: 300_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 1440, scheme: 'light', role: 'operator' });
  await page.goto(`${stage.hub.url}/w/1/data/${connectionId}/asset/${filled.assetId}`);
  const origins = page.getByRole('region', { name: 'Where values come from' }).first();
  await origins.getByText('Ann Example').waitFor();
  await origins.getByText(/^Fleet, seen/).waitFor();
  await origins.getByText('held by a person').waitFor();
  const doors = page.getByRole('region', { name: 'Connect', exact: true });
  await doors.getByText('FRONT-DESK').waitFor();
  await doors.getByText('When it was last read it was offline; the tool is asked again at the click.').waitFor();
  expect(await readAxe()).toEqual([]);

  await origins.getByRole('button', { name: /^Release / }).click();
  await origins.getByText('Released: the next plan writes it').waitFor();
  await origins.getByText(/^Released by/).waitFor();
  expect(await stage.hub.access.house.main.devicePlans.heldFields(connectionId)).toEqual([]);

  await origins.getByRole('link', { name: 'Fleet' }).click();
  await page.getByRole('heading', { level: 1, name: 'Fields of Fleet' }).waitFor();
  await page.getByText('Nobody holds a field').waitFor();
  expect(await readAxe()).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('a line of the field map is changed with a transform, and saved', { timeout: 300_000 }, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 1440, scheme: 'dark', role: 'operator' });
  await page.goto(`${stage.hub.url}/w/1/sources/${filled.sourceId}/fields`);
  await page.getByRole('button', { name: /^Change the line to/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'One more' }).click();
  await page.getByRole('option', { name: 'case', exact: true }).click();
  await dialog.getByRole('button', { name: 'Add transform' }).click();
  await dialog.getByRole('combobox', { name: 'to', exact: true }).click();
  await page.getByRole('option', { name: 'lower', exact: true }).click();
  expect(await readAxe()).toEqual([]);
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await page.getByText('Not saved yet: 0 added, 1 changed, 0 removed.').waitFor();
  await page.getByRole('button', { name: 'Save lines' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();
  const { map } = await stage.hub.access.house.main.devicePlans.showMap(`#${filled.sourceId}`);
  expect(map.entries).toMatchObject([{ to: 'tag', transforms: [{ use: 'case', options: { to: 'lower' } }] }]);

  expect(complaints).toEqual([]);
  await page.context().close();
});

it('assets that are there twice are found from the counts, and their merge becomes a plan', {
  timeout: 300_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 390, scheme: 'light', role: 'operator' });
  const effects = stage.sandbox.oracle.effects().length;
  await page.goto(`${stage.hub.url}/w/1/coverage`);
  await page.getByRole('link', { name: /There twice, all$/ }).click();
  await page.getByRole('heading', { name: `serial number ${serial}` }).waitFor();
  expect(await readAxe()).toEqual([]);
  await page.getByRole('button', { name: /^Plan the merge of/ }).click();
  await page.getByRole('heading', { level: 1, name: /^Plan \d+/ }).waitFor();
  expect(stage.sandbox.oracle.effects().length).toBe(effects);

  await page.goto(`${stage.hub.url}/w/1/coverage?kind=source-only`);
  await page.getByText('BACK-ROOM').waitFor();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await waiting).suggestedFilename()).toBe('coverage-source-only.csv');
  await page.goto(`${stage.hub.url}/w/1/counted`);
  await page.getByText('3 seat').waitFor();
  expect(await readAxe()).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});
