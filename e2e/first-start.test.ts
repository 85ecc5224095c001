import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './stage/open-browser.ts';
import { type RunningDemo, startDemo } from './stage/start-demo.ts';

let browser: Browser | null;
let hub: RunningDemo;

beforeAll(async () => {
  browser = await openBrowser();
  if (browser) hub = await startDemo('demo');
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

it('npm start ends with a console that asks who one is, and leads back to where one was going', {
  timeout: 120_000,
}, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const { page, complaints, readAxe } = await openPage(browser, { width: 1440, scheme: 'light' });
  await page.goto(`${hub.url}/w/1/overview?tab=sync`);
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).searchParams.get('next')).toBe('/w/1/overview?tab=sync');
  expect(await readAxe()).toEqual([]);
  await page.getByLabel('E-mail').fill('nobody@example.test');
  await page.getByLabel('Password', { exact: true }).fill('not the right one');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await page.getByRole('link', { name: 'API reference' }).click();
  await page.getByRole('heading', { level: 1, name: 'API reference' }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
