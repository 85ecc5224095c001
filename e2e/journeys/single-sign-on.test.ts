import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIdentityProvider, type TestIdentityProvider } from '../../packages/hub/test/access/open-identity-provider.ts';
import { openBrowser, openPage } from '../stage/open-browser.ts';
import { type RunningConsole, startConsole } from '../stage/start-console.ts';

let browser: Browser | null;
let hub: RunningConsole;
let provider: TestIdentityProvider;

beforeAll(async () => {
  browser = await openBrowser();
  if (!browser) return;
  hub = await startConsole();
  provider = await openIdentityProvider(`${hub.url}/api/v1/sign-in/oidc/callback`);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await hub?.stop();
  await provider?.close();
});

it('an owner sets a provider up, and whoever belongs to a group comes in by it with the role of the group', {
  timeout: 300_000,
}, async (context) => {
  if (!browser) return context.skip('no browser is installed on this machine');
  const owner = await openPage(browser, { width: 1440, scheme: 'light' });
  owner.page.setDefaultTimeout(60_000);
  await hub.enter(owner.page, 'owner');
  await owner.page.goto(`${hub.url}/w/1/admin/workspace`);
  await owner.page.getByText(`${hub.url}/api/v1/sign-in/oidc/callback`).waitFor();
  await owner.page.getByRole('button', { name: 'Set one up' }).click();
  const form = owner.page.locator('form').filter({ has: owner.page.getByLabel('Issuer') });
  await form.getByLabel('Name', { exact: false }).first().fill('Example');
  await form.getByLabel('Issuer').fill(provider.issuer);
  await form.getByLabel('Client id').fill(provider.clientId);
  await form.getByRole('textbox', { name: 'Client secret' }).fill(provider.clientSecret);
  await form.getByLabel('This provider stands in a private network').check();
  await form.getByLabel('Claim of the groups').fill('groups');
  await form.getByRole('button', { name: 'Add a group' }).click();
  await form.getByLabel('Group 1, as the provider calls it').fill('helpdesk');
  await form.getByLabel('Who belongs to one of these groups comes in without an invitation').check();
  expect(await owner.readAxe()).toEqual([]);
  await form.getByRole('button', { name: 'Ask the provider and save' }).click();
  await owner.page.getByText('It answered, and is saved.').waitFor();
  expect(owner.complaints).toEqual([]);

  provider.people.set('ana', { email: 'ana@example.test', email_verified: true, name: 'Ana', groups: ['helpdesk'] });
  provider.admit('ana');
  const guest = await openPage(browser, { width: 390, scheme: 'dark' });
  guest.page.setDefaultTimeout(60_000);
  await guest.page.goto(`${hub.url}/w/1/admin/roles`);
  await guest.page.getByRole('button', { name: 'Sign in with Example' }).click();
  await guest.page.getByRole('heading', { level: 1, name: 'Roles' }).waitFor();
  const me = await guest.page.evaluate(async () => (await fetch('/api/v1/me')).json());
  expect(me).toMatchObject({ email: 'ana@example.test', signedInBy: 'single-sign-on', workspaces: [{ id: 1, role: 'viewer' }] });
  expect(guest.complaints).toEqual([]);
  await owner.page.context().close();
  await guest.page.context().close();
});
