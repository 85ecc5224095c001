import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { looks, openBrowser, openPage, type WatchedPage } from './stage/open-browser.ts';
import { startConsole } from './stage/start-console.ts';

let browser: Browser | null;
let hub: { readonly url: string; readonly stop: () => Promise<void> };

beforeAll(async () => {
  browser = await openBrowser();
  if (browser) hub = await startConsole('operator');
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

/** The pages that there are, and a heading that says each has come. */
const pages = [
  ['/sign-in', 'Sign in'],
  ['/api/docs', 'API reference'],
  ['/w/1/overview', 'Overview'],
  ['/w/1/admin/roles', 'Roles'],
  ['/w/1/nothing', 'There is nothing here'],
  ['/w/9/overview', 'There is nothing here'],
] as const;

async function goTo({ page }: WatchedPage, path: string, heading: string) {
  await page.goto(`${hub.url}${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

const title = 'every page at $width, $scheme: axe finds nothing, the policy is kept, nothing is wider than the screen';
it.for(looks)(title, { timeout: 180_000 }, async (look, context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const watched = await openPage(browser, look);
  for (const [path, heading] of pages) {
    await goTo(watched, path, heading);
    expect(await watched.readAxe(), path).toEqual([]);
    const overflow = await watched.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
    const folder = process.env['SUNDOG_SCREENS'];
    const name = path.replace(/^\//, '').replaceAll('/', '-');
    if (folder) await watched.page.screenshot({ path: `${folder}/${name}-${look.width}-${look.scheme}.png` });
  }
  expect(watched.complaints).toEqual([]);
  await watched.page.context().close();
});
