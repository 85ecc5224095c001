import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConsoleFiles } from '../packages/hub/src/entry/http/console/console-files.ts';
import { addConsoleRoute } from '../packages/hub/src/entry/http/console/console-route.ts';
import { buildHttpServer } from '../packages/hub/src/entry/http/http-server.ts';
import config from '../packages/web/vite.config.ts';
import { looks, openBrowser, openPage } from './stage/open-browser.ts';

let browser: Browser | null;
let folder: string;
let url: string;
const server = buildHttpServer({ logError: () => undefined, hosts: [] });

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'sundog-kit-'));
  if (!browser) return;
  const root = join(import.meta.dirname, '..', 'packages', 'web', 'test', 'kit');
  await build({
    ...config,
    root,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, outDir: folder, emptyOutDir: true },
  });
  const console = await readConsoleFiles(folder);
  addConsoleRoute(server, { state: () => ({ kind: 'ready', console }), open: async () => undefined });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

it('a table is sorted, walked and selected by keyboard, and its state is the address', { timeout: 180_000 }, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const { page, complaints, readAxe } = await openPage(browser, { width: 1440, scheme: 'light' });
  await page.goto(`${url}/kit`);
  const first = page.locator('tbody tr td:nth-child(3)').first();
  await page.getByText('Ticket 1', { exact: true }).waitFor();
  expect(await readAxe()).toEqual([]);
  // Only what is in sight is drawn.
  expect(await page.locator('tbody tr').count()).toBeLessThan(80);

  await page.getByRole('button', { name: 'Name' }).click();
  await page.getByRole('button', { name: 'Name' }).click();
  await page.getByText('Ticket 200', { exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?sort=-name');
  expect(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('descending');
  await page.goBack();
  await page.goBack();
  await page.getByText('Ticket 1', { exact: true }).waitFor();
  expect(await first.textContent()).toBe('Ticket 1');

  for (const key of ['j', 'j', 'x', 'Enter']) await page.keyboard.press(key);
  await page.getByText('Opened: 2').waitFor();
  await page.getByRole('button', { name: 'Retry 1' }).waitFor();
  expect(await readAxe()).toEqual([]);

  await page.getByRole('button', { name: 'Choose columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Sum' }).click();
  await page.getByRole('columnheader', { name: 'Sum' }).waitFor();
  expect(new URL(page.url()).searchParams.getAll('columns')).toEqual(['id', 'name', 'state', 'at', 'sum']);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('what cannot be undone is typed, and a refusal is shown where it was asked for', { timeout: 120_000 }, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const { page, complaints, readAxe } = await openPage(browser, { width: 390, scheme: 'dark' });
  await page.goto(`${url}/kit?q=nothing`);
  await page.getByRole('heading', { name: 'Nothing matches this filter' }).waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove acme?' });
  expect(await dialog.getByRole('button', { name: 'Remove' }).isDisabled()).toBe(true);
  await dialog.getByLabel(/To confirm/).fill('acme');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('alert').getByText('It is in use.').waitFor();
  expect(await readAxe()).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

it.for(looks)(
  'the kit at $width, $scheme: axe finds nothing, the policy is kept',
  { timeout: 120_000 },
  async (look, context) => {
    if (!browser) return context.skip('no browser is installed on this machine');
    const { page, complaints, readAxe } = await openPage(browser, look);
    await page.goto(`${url}/kit`);
    await page.getByText('Ticket 1', { exact: true }).waitFor();
    expect(await readAxe()).toEqual([]);
    await page.getByRole('button', { name: '1 running' }).click();
    await page.getByText('5 of 60').waitFor();
    expect(await readAxe()).toEqual([]);
    const screens = process.env['SCREENS_FOLDER'];
    if (screens) await page.screenshot({ path: `${screens}/kit-${look.width}-${look.scheme}.png` });
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);
