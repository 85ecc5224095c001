import { type Sandbox, startSandbox } from '@sundog/sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from '../stage/open-browser.ts';
import { type RunningConsole, startConsole } from '../stage/start-console.ts';

let browser: Browser | null;
let hub: RunningConsole;
let sandbox: Sandbox;

beforeAll(async () => {
  browser = await openBrowser();
  if (!browser) return;
  sandbox = await startSandbox({ scenario: 'small', seed: 9, world: { clients: 12, tickets: 300, assets: 80 } });
  hub = await startConsole();
  await hub.connect(sandbox, 'acme');
  await hub.read('acme');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  await sandbox?.close();
});

it('a viewer limited to one client sees nothing of another: tables, objects, search, figures, export, events, API', {
  timeout: 400_000,
}, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const clients = [...sandbox.oracle.snapshot('client')].filter(({ id }) => Number(id) > 1);
  const tickets = [...sandbox.oracle.snapshot('ticket')];
  const countOf = (id: unknown) => tickets.filter((row) => row['client_id'] === id).length;
  const [mine, other] = clients.toSorted((a, b) => countOf(b['id']) - countOf(a['id']));
  if (!mine || !other) throw new Error('This world has too few clients.');
  const viewer = await openPage(browser, { width: 1440, scheme: 'light' });
  viewer.page.setDefaultTimeout(60_000);
  const accountId = await hub.enter(viewer.page, 'viewer');

  // An admin sets the limit on the screen.
  const admin = await openPage(browser, { width: 1440, scheme: 'light' });
  admin.page.setDefaultTimeout(60_000);
  await hub.enter(admin.page, 'admin');
  await admin.page.goto(`${hub.url}/w/1/admin/people?person=${accountId}`);
  const drawer = admin.page.getByRole('dialog');
  await drawer.getByLabel('Only these').check();
  await drawer
    .getByRole('combobox', { name: 'Add a client' })
    .or(drawer.getByLabel('Add a client'))
    .first()
    .fill(String(mine['name']));
  await admin.page
    .getByRole('option')
    .filter({ hasText: String(mine['name']) })
    .first()
    .click();
  const clientsOf = drawer
    .getByRole('region', { name: 'Clients' })
    .or(drawer.locator('section').filter({ hasText: 'Of the connections' }));
  await clientsOf.first().getByRole('button', { name: 'Save' }).click();
  await drawer.getByText('It counts with their next request').waitFor();
  expect(admin.complaints).toEqual([]);

  // The screens.
  const { page } = viewer;
  await page.goto(`${hub.url}/w/1/data/1/ticket`);
  await page.getByText(`${countOf(mine['id'])} tickets`).waitFor();
  const shown = await page.locator('tbody').innerText();
  expect(shown).toContain(String(mine['name']));
  expect(shown).not.toContain(String(other['name']));
  await page.goto(`${hub.url}/w/1/data/1/client/${other['id']}`);
  await page
    .getByText(/There is no|not found|nothing/i)
    .first()
    .waitFor();
  expect(await page.locator('body').innerText()).not.toContain(String(other['name']));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search and go to' }).fill(String(other['name']));
  await page
    .getByText(/Nothing|No record|not found/i)
    .first()
    .waitFor();
  expect(
    await page
      .getByRole('option')
      .filter({ hasText: String(other['name']) })
      .count(),
  ).toBe(0);

  // The same session at the API: every list, the object, the past, the file, the events.
  const texts = await page.evaluate(async (otherId) => {
    const base = '/api/v1/workspaces/1';
    const here = `${base}/connections/1`;
    const { items } = await (await fetch(`${base}/catalog/entities`)).json();
    const lists = items.map(({ name }: { name: string }) => `${here}/records/${name}?limit=200`);
    const more = [
      `${here}/records/client/${otherId}`,
      `${here}/records/client/${otherId}/raw`,
      `${here}/records/client/${otherId}/as-of?at=${new Date().toISOString()}`,
      `${here}/records/ticket?asOf=${new Date().toISOString()}`,
      `${here}/exports/ticket?format=csv`,
      `${here}/exports/client?format=csv`,
      `${here}/overview`,
      `${base}/search?q=client`,
    ];
    const told: { url: string; status: number; text: string }[] = [];
    for (const url of [...lists, ...more]) {
      const answer = await fetch(url);
      told.push({ url, status: answer.status, text: await answer.text() });
    }
    return told;
  }, String(other['id']));
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter(({ status }) => status === 200).length).toBeGreaterThan(20);
  for (const { url, text } of texts) expect(text, url).not.toContain(JSON.stringify(other['name']).slice(1, -1));
  expect(viewer.complaints).toEqual([]);
  await page.context().close();
  await admin.page.context().close();
});
