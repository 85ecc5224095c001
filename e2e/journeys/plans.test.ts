import { expect, it } from 'vitest';
import { openStage } from '../stage/open-stage.ts';

const world = { clients: 4, sites: 6, users: 8, agents: 3, assets: 20, tickets: 10 };
let connectionId = 0;
const stage = openStage({ world, rateLimit: null }, async ({ hub, sandbox }) => {
  connectionId = await hub.connect(sandbox, 'acme');
  await hub.read('acme', { only: ['client', 'site', 'asset'] });
});

const noteOf = (id: number) => stage.sandbox.oracle.get('asset', id)?.['warranty_note'];

it('a plan is looked at, one change is left out by the keyboard, the rest is approved, applied in sight and undone', {
  timeout: 300_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 1440, scheme: 'light', role: 'approver' });
  const assets = [...stage.sandbox.oracle.keys('asset')].map(Number).slice(0, 4);
  const before = assets.map(noteOf);
  const { planId } = await stage.hub.access.house.main.plans.build({
    connectionId,
    title: 'Warranties',
    changes: assets.map((key) => ({
      change: 'update-asset',
      key,
      set: { warrantyNote: 'From the maker' },
      reason: 'from the maker',
    })),
  });
  await page.goto(`${stage.hub.url}/w/1/plans`);
  await page.getByRole('link', { name: 'Warranties' }).click();
  await page.getByRole('heading', { name: `Plan ${planId}: Warranties` }).waitFor();
  await expect.poll(() => page.getByRole('checkbox').count()).toBe(4);
  expect(await readAxe()).toEqual([]);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1 change left out').waitFor();
  const out = await page.getByRole('checkbox', { checked: false }).getAttribute('aria-label');
  const outNumber = Number(/change (\d+)/.exec(out ?? '')?.[1]);

  const effects = stage.sandbox.oracle.effects().length;
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByText('by you').waitFor();
  expect(stage.sandbox.oracle.effects().length).toBe(effects);
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Write 3 changes to HaloPSA?').waitFor();
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
  await page.getByText('3 applied').waitFor();
  await page.reload();
  await page.getByText('3 applied').waitFor();
  expect(assets.map((id, index) => [index + 1, noteOf(id) === 'From the maker'])).toEqual(
    assets.map((_, index) => [index + 1, index + 1 !== outNumber]),
  );
  expect(await readAxe()).toEqual([]);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText(`It undoes`).waitFor();
  expect(await readAxe()).toEqual([]);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Apply', exact: true }).click();
  await page.getByText('3 applied').waitFor();
  expect(assets.map(noteOf)).toEqual(before);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('a plan over the limit is approved only by typing its number; who may not approve is offered nothing', {
  timeout: 300_000,
}, async (context) => {
  const { plans } = stage.hub.access.house.main;
  await plans.setPolicy({ connectionId, policy: { stopAboveChanges: 2 } });
  const assets = [...stage.sandbox.oracle.keys('asset')].map(Number).slice(0, 3);
  const { planId } = await plans.build({
    connectionId,
    title: 'Too much',
    changes: assets.map((key) => ({ change: 'update-asset', key, set: { warrantyNote: 'Much' } })),
  });
  const viewer = await stage.visit(context, { width: 390, scheme: 'dark', role: 'viewer' });
  await viewer.page.goto(`${stage.hub.url}/w/1/plans/${planId}`);
  await viewer.page.getByText('to be reviewed').waitFor();
  await expect.poll(() => viewer.page.getByText('becomes Much').count()).toBe(3);
  expect(await viewer.page.getByRole('checkbox').count()).toBe(0);
  expect(await viewer.page.getByRole('button', { name: /Approve|Apply|Discard/ }).count()).toBe(0);
  expect(await viewer.readAxe()).toEqual([]);
  await viewer.page.context().close();

  const { page, complaints } = await stage.visit(context, { width: 1440, scheme: 'dark', role: 'approver' });
  await page.goto(`${stage.hub.url}/w/1/plans/${planId}`);
  await page.getByRole('button', { name: 'Accept 3 changes and approve' }).click();
  const dialog = page.getByRole('dialog');
  const accept = dialog.getByRole('button', { name: 'Accept 3 changes' });
  expect(await accept.isDisabled()).toBe(true);
  await dialog.getByLabel('To confirm, type').fill('3');
  await accept.click();
  await page.getByText('by you').waitFor();
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByText('discarded').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
