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
  sandbox = await startSandbox({ scenario: 'messy', seed: 7 });
  hub = await startConsole();
  await hub.connect(sandbox, 'acme');
  await hub.read('acme', { only: ['client', 'site', 'user', 'asset', 'item'] });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  await sandbox?.close();
});

const waiting = async () => (await hub.access.house.main.issues.list({ states: ['open'] })).length;

it('a row that could not be read is looked at, retried while it is as it was, dismissed with a word, and put back', {
  timeout: 300_000,
}, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const { page, complaints, readAxe } = await openPage(browser, { width: 1440, scheme: 'dark' });
  page.setDefaultTimeout(60_000);
  await hub.enter(page, 'operator');
  const before = await waiting();
  expect(before).toBeGreaterThan(0);
  await page.goto(`${hub.url}/w/1/issues`);
  await expect.poll(() => page.locator('tbody tr').count(), { timeout: 30_000 }).toBe(before);
  expect(await readAxe()).toEqual([]);
  await page
    .getByRole('checkbox', { name: /Select/ })
    .nth(1)
    .check();
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await page.getByText(/of 1 cleared, with \d+ requests/).waitFor();
  await page
    .getByRole('checkbox', { name: /Select/ })
    .nth(1)
    .check();
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('known to the vendor');
  await dialog.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect.poll(waiting).toBe(before - 1);
  expect(complaints).toEqual([]);
  await page.context().close();
});
