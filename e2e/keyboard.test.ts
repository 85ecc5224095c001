import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './stage/open-browser.ts';
import { type RunningConsole, startConsole } from './stage/start-console.ts';

let browser: Browser | null;
let hub: RunningConsole;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser) hub = await startConsole();
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

it('the keyboard alone goes everywhere, and Back goes back', { timeout: 180_000 }, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const { page, complaints, readAxe } = await openPage(browser, { width: 1440, scheme: 'light' });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  await hub.enter(page, 'viewer');
  await page.goto(`${hub.url}/`);
  await heading('Overview');
  expect(new URL(page.url()).pathname).toBe('/w/1/overview');

  // Two letters, one after the other; the new page takes the focus, so that it is read out.
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await heading('Roles');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Roles');

  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Overview').waitFor();
  expect(await readAxe()).toEqual([]);
  // Single keys can be switched off, for those whom they get in the way of.
  await list.getByRole('switch', { name: 'Single keys' }).click();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'hidden' });
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.keyboard.press('/');
  expect(new URL(page.url()).pathname).toBe('/w/1/admin/roles');
  expect(await page.getByRole('combobox').count()).toBe(0);

  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search and go to' });
  await field.fill('over');
  expect(await readAxe()).toEqual([]);
  await page.keyboard.press('Enter');
  await heading('Overview');
  await page.goBack();
  await heading('Roles');
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('dark is kept, and comes back before anything is painted', { timeout: 120_000 }, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const { page, complaints } = await openPage(browser, { width: 1440, scheme: 'light' });
  const scheme = () => page.evaluate(() => document.documentElement.getAttribute('data-mantine-color-scheme'));
  await hub.enter(page, 'viewer');
  await page.goto(`${hub.url}/w/1/overview`);
  await page.getByRole('button', { name: /^You/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  expect(await scheme()).toBe('dark');
  // The script that paints the ground runs before the console's own.
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.reload({ waitUntil: 'domcontentloaded' });
  expect(await scheme()).toBe('dark');
  expect(complaints.filter((text) => text.startsWith('policy'))).toEqual([]);
  await page.context().close();
});
