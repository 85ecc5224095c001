import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openStage } from '../stage/open-stage.ts';

const stage = openStage({ scenario: 'locked-down', seed: 7, world: { tickets: 2_000 } });

/** The rights that the matrix calls missing or partial, by their labels. */
async function missingOf(page: Page): Promise<readonly string[]> {
  const rows = page.getByRole('row').filter({ hasText: /missing: |visible but partial/ });
  const labels = await rows
    .getByRole('rowheader')
    .evaluateAll((heads) => heads.map((head) => head.firstChild?.textContent ?? ''));
  return [...new Set(labels)].sort();
}

it('a HaloPSA that permits too little is connected, cured as the page says, looked at again and read, across a reload', {
  timeout: 600_000,
}, async (context) => {
  const { page, complaints, readAxe } = await stage.visit(context, { width: 1440, scheme: 'light', role: 'admin' });
  const { hub, sandbox } = stage;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  await page.goto(`${hub.url}/w/1/connections/new`);
  await page.getByLabel('Name').fill('acme');
  await page.getByLabel('Address of HaloPSA').fill(sandbox.url);
  await press('Advanced');
  await page.getByLabel('Tenant').fill(sandbox.tenant);
  await page.getByLabel('This HaloPSA stands in a private network').check();
  await page.getByLabel('Requests in five minutes').fill('100000');
  await press('Where is it?');
  // The three addresses stand there to be changed.
  await expect.poll(() => page.getByLabel('Resource server').inputValue()).toBe(sandbox.resourceServer);
  expect(await page.getByLabel('Authorisation server').inputValue()).toBe(sandbox.authServer);
  await page.getByLabel('Client ID').fill(sandbox.clientId);
  await page.getByRole('textbox', { name: 'Client secret' }).fill(sandbox.clientSecret);
  await press('Test and save');
  await press('Save with these warnings');

  // From here on the address names the connection: whoever comes back goes on where they were.
  await page.waitForURL(/connection=\d+/);
  await press('Look');
  await page.getByRole('button', { name: 'Look again' }).waitFor();
  expect(await missingOf(page)).toEqual([
    'Can view Unassigned Tickets',
    'Client Contracts Access Level',
    'Suppliers Access Level',
    'admin',
    'read:invoices',
    'read:kb',
    'read:reporting',
  ]);
  expect(await readAxe()).toEqual([]);
  await page.getByText('Set read:invoices to Yes on').first().waitFor();

  sandbox.control.setPermissions({
    application: { scopes: ['all'] },
    agent: { levels: { 'Client Contracts': 'Read Only', Suppliers: 'Read Only' }, canViewUnassigned: true },
  });
  // One row again, then all of them.
  const billing = page.getByRole('region').filter({ hasText: 'read:invoices' }).first();
  await billing.getByRole('button', { name: 'Look at this again' }).click();
  await expect.poll(async () => (await missingOf(page)).includes('read:invoices'), { timeout: 60_000 }).toBe(false);
  await press('Look again');
  await expect.poll(() => missingOf(page), { timeout: 120_000 }).toEqual([]);
  await press('Go on');

  // What is read: a few kinds, so that the first sync is short.
  await page.getByLabel('Only these kinds of records').check();
  for (const box of await page.getByRole('group', { name: 'Kinds of records' }).getByRole('checkbox').all()) {
    const label = await box.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? '');
    await box.setChecked(['Clients', 'Sites', 'Tickets', 'Agents'].includes(label));
  }
  await press('Go on');
  await page.getByRole('heading', { name: 'Who may see it' }).waitFor();
  await page.getByLabel('viewer', { exact: true }).check();
  await press('Save');
  await page.getByText('It counts with the next request').waitFor();
  await press('Go on');

  await press('Begin the first sync');
  await page
    .getByText(/rows\/s/)
    .first()
    .waitFor();
  await page.reload();
  await page.getByText('4 of 4 kinds were read.').waitFor({ timeout: 120_000 });
  const tickets = sandbox.oracle.count('ticket');
  await page.getByText(tickets.toLocaleString('en-US')).first().waitFor();
  await page.goto(`${hub.url}/w/1/data/1/ticket`);
  await page.getByText(`${tickets.toLocaleString('en-US')} tickets`).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
