import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { safeNext } from '../../src/engine/access/safe-next.ts';
import { openAccess, type TestAccess } from './open-access.ts';
import { openIdentityProvider, type TestIdentityProvider } from './open-identity-provider.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let access: TestAccess;
let provider: TestIdentityProvider;
let owner: string;

const settings = {
  name: 'Example',
  allowPrivateHost: true,
  groupClaim: null as string | null,
  roleOfGroup: [] as { group: string; role: string }[],
  admitsByGroup: false,
};
const configure = (more: Readonly<Record<string, unknown>> = {}) => {
  const { issuer, clientId, clientSecret } = provider;
  const body = { ...settings, issuer, clientId, clientSecret, ...more };
  return access.ask('PUT', '/workspaces/1/single-sign-on', { cookie: owner, body });
};

beforeAll(async () => {
  access = await openAccess();
  provider = await openIdentityProvider('http://localhost/api/v1/sign-in/oidc/callback');
  owner = await access.claim();
  expect((await configure()).status).toBe(204);
});
afterAll(async () => {
  await access.close();
  await provider.close();
});

const verified = (email: string, more: Readonly<Record<string, unknown>> = {}) => ({
  email,
  email_verified: true,
  name: email,
  ...more,
});
const browserCookie = (headers: Readonly<Record<string, unknown>>) =>
  ([headers['set-cookie']].flat().find((one) => String(one).startsWith('sundog-sso=')) as string).split(';', 1)[0] ?? '';

/** Begins a sign-in: where the browser goes, and its cookie. */
async function leave(body: Readonly<Record<string, unknown>> = {}, cookie?: string) {
  const asking = { body: { workspaceId: 1, ...body }, ...(cookie === undefined ? {} : { cookie }) };
  const begun = await access.ask('POST', '/sign-in/oidc', asking);
  expect(begun.status, begun.text).toBe(200);
  return { url: begun.json<{ url: string }>().url, browser: browserCookie(begun.headers) };
}

/** Comes back with what the provider added. Says where the browser is sent on to, and with which session. */
async function comeBack(search: string, cookie: string) {
  const headers = { 'sec-fetch-site': 'cross-site' };
  const back = await access.ask('GET', `/sign-in/oidc/callback${search}`, { cookie, headers });
  expect(back.status).toBe(303);
  return { to: String(back.headers['location']), session: back.cookie };
}

async function signInAs(subject: string, body: Readonly<Record<string, unknown>> = {}) {
  const { url, browser } = await leave(body);
  return comeBack((await provider.visit(url, subject)).search, browser);
}

const refused = { to: '/sign-in?refused=single-sign-on-refused', session: null };
const invite = (email: string, role: string) =>
  access.ask('POST', '/workspaces/1/invitations', { cookie: owner, body: { email, role } });

describe('single sign-on', () => {
  it('lets in who was invited, by code, PKCE, state and nonce, and keeps the identity', async () => {
    provider.people.set('ana', verified('ana@example.test'));
    expect(await signInAs('ana')).toEqual(refused);
    await invite('ana@example.test', 'operator');
    const { url } = await leave();
    const asked = new URL(url).searchParams;
    expect([asked.get('response_type'), asked.get('code_challenge_method')]).toEqual(['code', 'S256']);
    expect([asked.get('state')?.length, asked.get('nonce')?.length].every((length) => Number(length) > 20)).toBe(true);
    const { to, session } = await signInAs('ana', { next: '/explorer?entity=ticket' });
    expect(to).toBe('/explorer?entity=ticket');
    const me = await access.ask('GET', '/me', { cookie: session ?? '' });
    expect(me.json()).toMatchObject({
      email: 'ana@example.test',
      signedInBy: 'single-sign-on',
      workspaces: [{ id: 1, role: 'operator' }],
    });
    // Another address at the provider is still the same person.
    provider.people.set('ana', verified('ana.new@example.test'));
    expect((await signInAs('ana')).session).not.toBeNull();
  });

  it('never takes an account over by its e-mail address', async () => {
    provider.people.set('thief', verified('owner@example.test'));
    await invite('bob@example.test', 'viewer');
    expect(await signInAs('thief')).toEqual(refused);
    provider.people.set('unverified', { email: 'bob@example.test', email_verified: false });
    expect(await signInAs('unverified')).toEqual(refused);
  });

  it('is connected with an account by whoever is signed in to it, and is then for that workspace alone', async () => {
    await access.ask('POST', '/workspaces', { cookie: owner, body: { name: 'Other' } });
    provider.people.set('boss', verified('someone@example.test'));
    const { url, browser } = await leave({ link: true }, owner);
    const back = await provider.visit(url, 'boss');
    expect(await comeBack(back.search, `${browser}; ${owner}`)).toEqual({ to: '/', session: null });
    const { session } = await signInAs('boss');
    const me = await access.ask('GET', '/me', { cookie: session ?? '' });
    expect(me.json()).toMatchObject({ email: 'owner@example.test', isInstallationOwner: false, workspaces: [{ id: 1 }] });
    expect((await access.ask('GET', '/workspaces/2', { cookie: session ?? '' })).status).toBe(404);
    expect(
      (await access.ask('POST', '/me/second-factor', { cookie: session ?? '', body: { password: 'x' } })).json(),
    ).toMatchObject({
      code: 'session-needed',
    });
  });

  it('gives the role of the groups with each sign-in, and nothing without one', async () => {
    const roleOfGroup = [
      { group: 'desk', role: 'operator' },
      { group: 'leads', role: 'admin' },
    ];
    expect((await configure({ groupClaim: 'groups', roleOfGroup, admitsByGroup: true })).status).toBe(204);
    const roleNow = async (groups: readonly string[]) => {
      provider.people.set('carl', verified('carl@example.test', { groups }));
      const { session } = await signInAs('carl');
      if (session === null) return null;
      return (await access.ask('GET', '/me', { cookie: session })).json<{ workspaces: { role: string }[] }>().workspaces[0]?.role;
    };
    expect(await roleNow(['desk'])).toBe('operator');
    expect(await roleNow(['desk', 'leads'])).toBe('admin');
    expect(await roleNow(['desk'])).toBe('operator');
    expect(await roleNow(['others'])).toBeNull();
    expect((await configure()).status).toBe(204);
  });
});

describe('what comes back', () => {
  it('is refused without its state, with another, twice, from another browser, or too late (S65)', async () => {
    const { url, browser } = await leave();
    const { search } = await provider.visit(url, 'ana');
    const query = new URLSearchParams(search);
    const without = new URLSearchParams([...query].filter(([name]) => name !== 'state'));
    expect(await comeBack(`?${without}`, browser)).toEqual(refused);
    const doubled = `${search}&state=${query.get('state')}`;
    expect(await comeBack(doubled, browser)).toEqual(refused);
    const another = await leave();
    expect(await comeBack(search, another.browser)).toEqual(refused);
    expect(await comeBack(search, '')).toEqual(refused);
    expect((await comeBack(search, browser)).session).not.toBeNull();
    expect(await comeBack(search, browser)).toEqual(refused);
    const late = await leave();
    const lateSearch = (await provider.visit(late.url, 'ana')).search;
    await access.rows("UPDATE hub.sso_attempt SET expires_at = now() - interval '1 second'");
    expect(await comeBack(lateSearch, late.browser)).toEqual(refused);
  });

  it('is refused with the code of another sign-in, or from another issuer (S65: PKCE, mix-up)', async () => {
    const [one, two] = [await leave(), await leave()];
    const stolen = new URLSearchParams((await provider.visit(one.url, 'ana')).search).get('code') ?? '';
    const mine = new URLSearchParams((await provider.visit(two.url, 'ana')).search);
    mine.set('code', stolen);
    expect(await comeBack(`?${mine}`, two.browser)).toEqual(refused);
    const three = await leave();
    const mixed = new URLSearchParams((await provider.visit(three.url, 'ana')).search);
    mixed.set('iss', 'https://evil.example');
    expect(await comeBack(`?${mixed}`, three.browser)).toEqual(refused);
  });

  it('goes to the one redirect URI, whatever the request says (S65)', async () => {
    const { url } = await leave();
    expect(new URL(url).searchParams.get('redirect_uri')).toBe('http://localhost/api/v1/sign-in/oidc/callback');
    const elsewhere = await access.ask('POST', '/sign-in/oidc', {
      body: { workspaceId: 1 },
      headers: { host: 'hub.example.test' },
    });
    expect(elsewhere.json()).toMatchObject({ code: 'no-public-url', status: 422 });
  });
});

it.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil',
  'https://evil.example',
  'javascript:alert(1)',
  '/\t/evil',
  '/%0d%0a//evil\n',
  '/..//evil.example',
  '',
])('nobody is sent elsewhere afterwards: %j (S64)', (next) => {
  const url = new URL(safeNext(next), 'https://hub.example.test');
  expect(url.origin).toBe('https://hub.example.test');
  expect(url.pathname.startsWith('//')).toBe(false);
});

it('keeps the ways of this site', () => {
  expect(safeNext('/tickets/12?tab=history#top')).toBe('/tickets/12?tab=history#top');
});

describe('the issuer', () => {
  it.each([
    'http://169.254.169.254/',
    'https://127.0.0.1:1/',
    'http://[::1]:9/',
    'https://10.0.0.8/',
    'http://idp.example.test/',
  ])('is asked through the checks of addresses (%s)', async (issuer) => {
    const answer = await configure({ issuer, allowPrivateHost: false });
    expect(answer.json()).toMatchObject({ code: 'single-sign-on-refused', status: 403 });
  });

  it('gets a secret only that was entered for it, and nobody reads it back (S13, S80)', async () => {
    const other = await access.ask('PUT', '/workspaces/1/single-sign-on', {
      cookie: owner,
      body: { ...settings, issuer: 'https://evil.example/', clientId: provider.clientId },
    });
    expect(other.json()).toMatchObject({ code: 'single-sign-on-refused', detail: expect.stringContaining('client secret') });
    const shown = await access.ask('GET', '/workspaces/1/single-sign-on', { cookie: owner });
    expect(shown.json()).toMatchObject({ provider: { issuer: provider.issuer } });
    const dump = JSON.stringify(await access.rows('SELECT * FROM hub.identity_provider'));
    const audit = await access.store.inWorkspace(1, (db) => db.client.query('SELECT * FROM hub.audit_event'));
    for (const text of [shown.text, dump, JSON.stringify(audit.rows)]) expect(text).not.toContain('canary');
  });
});
