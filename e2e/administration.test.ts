import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { looks, openBrowser, openPage } from './stage/open-browser.ts';
import { type RunningDemo, startDemo } from './stage/start-demo.ts';

let browser: Browser | null;
let hub: RunningDemo;
let receiver: Server;
const password = 'a rather long sentence of five';

beforeAll(async () => {
  browser = await openBrowser();
  if (browser) hub = await startDemo('serve');
  receiver = createServer((_, answer) => answer.end('taken')).listen(0, '127.0.0.1');
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  receiver?.close();
});

/** The code that an app shows (RFC 6238: SHA-1, 30 s, six digits). @param secret base32 */
function codeOf(secret: string, now = Date.now()): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', key).update(step).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

it('an owner comes in by the link, guards the account, invites somebody, is told of alarms and reads it all in the audit', {
  timeout: 900_000,
}, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const { page, complaints, readAxe } = await openPage(browser, { width: 1440, scheme: 'light' });
  page.setDefaultTimeout(60_000);
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  // The link of the terminal.
  const token = /welcome#(\S+)/.exec(hub.said())?.[1];
  await page.goto(`${hub.url}/welcome#${token}`);
  await page.getByLabel('E-mail').fill('owner@example.test');
  await page.getByLabel('Your name').fill('The Owner');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press('Become the owner');
  await heading('Overview');

  // The second factor: secret as text, confirmed by a code; ten recovery codes, of which one opens.
  await page.goto(`${hub.url}/w/1/account?tab=security`);
  await press('Set up');
  await page.getByLabel('Your password').fill(password);
  await press('Continue');
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  expect(await readAxe()).toEqual([]);
  const secret = await page.getByRole('dialog').locator('code').innerText();
  await page.getByLabel('Code that the app shows').fill(codeOf(secret));
  await press('Switch on');
  const codes = (await page.getByRole('alert').locator('code').innerText()).trim().split(/\s+/);
  expect(codes.length).toBe(10);
  await press('You: The Owner');
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await heading('Sign in');
  await page.getByLabel('E-mail').fill('owner@example.test');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press('Sign in');
  await heading('Second factor');
  await page.getByLabel('Code').fill(codes[0] ?? '');
  await press('Continue');
  await heading('Overview');

  // A key for a program: shown once, and ended by a press.
  await page.goto(`${hub.url}/w/1/account?tab=keys`);
  await press('New key');
  await page.getByRole('textbox', { name: 'Name' }).fill('nightly report');
  await press('Make the key');
  const key = await page.getByRole('alert').locator('code').innerText();
  const ask = async () => (await fetch(`${hub.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await ask()).toBe(200);
  await press('End the key nightly report');
  await press('End it');
  await page.getByText('ended', { exact: true }).waitFor();
  expect(await ask()).toBe(401);

  // Somebody comes in by a link that is shown once, in a browser of their own.
  await page.goto(`${hub.url}/w/1/admin/people`);
  await press('Invite');
  await page.getByRole('dialog').getByLabel('E-mail').fill('operator@example.test');
  await press('Make the link');
  const link = await page.getByRole('dialog').locator('code').innerText();
  const guest = await openPage(browser, { width: 390, scheme: 'dark' });
  await guest.page.goto(link);
  await guest.page.getByLabel('Your name').fill('The Operator');
  expect(await guest.readAxe()).toEqual([]);
  await guest.page.getByLabel('Password', { exact: true }).fill('another sentence, long as well');
  await guest.page.getByRole('button', { name: 'Accept the invitation' }).click();
  await guest.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await guest.page.goto(`${hub.url}/w/1/admin/audit`);
  await guest.page.getByRole('heading', { name: 'You may not see this' }).waitFor();
  expect(guest.complaints).toEqual([]);
  await guest.page.context().close();

  // The last owner stays; somebody else gets another role.
  await page.goto(`${hub.url}/w/1/admin/people`);
  await page.getByText('The Owner').click();
  await page.getByText('The only owner of this workspace.').waitFor();
  const role = page.getByRole('dialog').locator('input[aria-label="Role"]');
  expect(await role.isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByText('The Operator').click();
  await page.getByRole('dialog', { name: 'The Operator' }).waitFor();
  await role.click();
  await page.getByRole('option', { name: 'operator' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('cell', { name: 'operator', exact: true }).waitFor();

  // A webhook in the same network, as an owner may allow it; its secret once, and a test that is taken.
  await page.goto(`${hub.url}/w/1/admin/channels`);
  await page.getByRole('button', { name: 'Add a channel' }).first().click();
  await page.getByText('Signed webhook', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('on-call');
  await page
    .getByRole('dialog')
    .locator('input[type="password"]')
    .fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`);
  await page.getByLabel('This receiver stands in a private network').check();
  expect(await readAxe()).toEqual([]);
  await press('Add it');
  expect(await page.getByRole('dialog').locator('code').innerText()).toMatch(/^whsec_/);
  await press('Done');
  await press('Send a test');
  await page.getByText('It went through').waitFor();

  // All of it stands in the audit, with what was before and is after, and the chain holds.
  await page.goto(`${hub.url}/w/1/admin/audit`);
  await press('Verify');
  await page.getByText(/All \d+ rows are as they were written/).waitFor();
  await page
    .getByRole('cell', { name: /person/ })
    .first()
    .click();
  await page.getByRole('dialog').getByText('Hash', { exact: true }).waitFor();
  expect(await readAxe()).toEqual([]);
  expect(complaints).toEqual([]);

  const state = await page.context().storageState();
  const pages = ['account', 'account?tab=security', 'account?tab=sessions', 'account?tab=keys'].concat(
    ['admin/people', 'admin/people?tab=invitations', 'admin/people?tab=groups', 'admin/workspace'],
    ['admin/channels', 'admin/channels?channel=1', 'admin/channels?tab=deliveries', 'admin/audit'],
  );
  const found: string[] = [];
  // Wide and light, small and dark: every page once in each width and each scheme, at half the time of all four.
  for (const look of looks.filter(({ width, scheme }) => width > 600 === (scheme === 'light'))) {
    const watched = await openPage(browser, look);
    await watched.page.context().addCookies(state.cookies);
    for (const path of pages) {
      await watched.page.goto(`${hub.url}/w/1/${path}`);
      await watched.page.getByRole('heading', { level: 1 }).waitFor();
      // What is on its way has come: by its skeleton, or by the table that says so.
      const skeletons = watched.page.locator('[aria-label$="on its way"], [aria-label$="on their way"], [aria-busy="true"]');
      await expect.poll(() => skeletons.count(), { timeout: 60_000 }).toBe(0);
      found.push(...(await watched.readAxe()).map((one) => `${path} at ${look.width}, ${look.scheme}: ${one}`));
      const overflow = await watched.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) found.push(`${path} at ${look.width} is ${overflow} pixels too wide`);
      const folder = process.env['SCREENS_FOLDER'];
      const name = path.replaceAll(/\W+/g, '-');
      if (folder) await watched.page.screenshot({ path: `${folder}/${name}-${look.width}-${look.scheme}.png` });
    }
    found.push(...watched.complaints);
    await watched.page.context().close();
  }
  expect(found).toEqual([]);
});
