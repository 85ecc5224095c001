import { expect, it } from 'vitest';
import { insertMembership } from '../../packages/hub/src/store/rows/membership-rows.ts';
import { insertWorkspace } from '../../packages/hub/src/store/rows/workspace-rows.ts';
import { openStage } from '../stage/open-stage.ts';

const office = 'Field office';
const stage = openStage(
  { scenario: 'small', seed: 9, world: { clients: 6, tickets: 40, assets: 10 } },
  async ({ hub, sandbox }) => {
    await hub.connect(sandbox, 'acme');
    await hub.read('acme');
    await hub.access.store.inInstallation((db) => insertWorkspace(db, office));
  },
);

it('an admin shows a connection to another workspace, whose people read it and nothing else, until it ends', {
  timeout: 300_000,
}, async (context) => {
  const { hub, sandbox } = stage;
  const admin = await stage.visit(context, { width: 1440, scheme: 'light', role: 'admin' });
  await hub.access.store.inInstallation((db) =>
    insertMembership(db, { workspaceId: 2, accountId: admin.accountId ?? '', role: 'admin', at: new Date() }),
  );
  const viewer = await stage.visit(context, { width: 1440, scheme: 'light' });
  const { cookie } = await hub.access.person('viewer@office.example.test', 'viewer', 2);
  const [name = '', value = ''] = cookie.split('=', 2);
  await viewer.page.context().addCookies([{ name, value, url: hub.url, httpOnly: true, sameSite: 'Lax' }]);

  // Before, there is nothing.
  await viewer.page.goto(`${hub.url}/w/2/connections`);
  await viewer.page.getByText('No HaloPSA is connected yet').waitFor();

  // It is shown from the page of the connection.
  const { page } = admin;
  await page.goto(`${hub.url}/w/1/connections/1?tab=grants`);
  const section = page.getByRole('region', { name: 'Other workspaces' });
  await section.getByText('It is shown to no other workspace.').waitFor();
  await section.getByRole('combobox', { name: 'Show it to' }).or(section.getByLabel('Show it to')).first().click();
  await page.getByRole('option', { name: office }).click();
  await section.getByRole('button', { name: 'Show it there' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Show it' }).click();
  await section.getByRole('rowheader', { name: office }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await admin.readAxe()).toEqual([]);

  // There it is a connection from elsewhere: who sees it is said there, and nothing else.
  await page.goto(`${hub.url}/w/2/connections`);
  await page.getByText('from Main').waitFor();
  expect(await admin.readAxe()).toEqual([]);
  await page.getByRole('link', { name: 'acme' }).click();
  await page.getByText('Shown by the workspace Main').waitFor();
  expect(await page.getByRole('tab').count()).toBe(0);
  expect(
    await page
      .locator('#main')
      .getByRole('button', { name: /sync|check|edit|test|settings/i })
      .count(),
  ).toBe(0);
  await page.getByRole('checkbox', { name: 'viewer' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. It counts with the next request').waitFor();
  expect(await admin.readAxe()).toEqual([]);

  // A viewer there reads it.
  await viewer.page.goto(`${hub.url}/w/2/overview`);
  await viewer.page.getByText('from Main').waitFor();
  await viewer.page.getByText('Sync age').first().waitFor();
  expect(await viewer.page.getByText('How the sync stands').count()).toBe(0);
  await viewer.page.goto(`${hub.url}/w/2/data/1/ticket`);
  await viewer.page.getByText(`${[...sandbox.oracle.snapshot('ticket')].length} tickets`).waitFor();
  await viewer.page.goto(`${hub.url}/w/2/connections/1`);
  await viewer.page.getByText('Shown by the workspace Main').waitFor();
  expect(await viewer.readAxe()).toEqual([]);

  // It ends where it began.
  await page.goto(`${hub.url}/w/1/connections/1?tab=grants`);
  await section.getByRole('button', { name: `End the link to ${office}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click();
  await section.getByText('It is shown to no other workspace.').waitFor();
  await viewer.page.goto(`${hub.url}/w/2/connections`);
  await viewer.page.getByText('No HaloPSA is connected yet').waitFor();
  expect([...admin.complaints, ...viewer.complaints]).toEqual([]);
});
