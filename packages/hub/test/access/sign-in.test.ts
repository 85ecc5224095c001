import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disableAccount } from '../../src/features/access/operate-accounts.ts';
import { openAccess, strong, type TestAccess } from './open-access.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let access: TestAccess;
let cookie: string;
beforeAll(async () => {
  access = await openAccess();
  cookie = await access.claim();
});
afterAll(() => access.close());

const email = 'owner@example.test';
const fresh = () => access.signInAnew(email);

describe('the first owner', () => {
  it('comes in by the one-time link, owns the main workspace and the installation', async () => {
    const me = (await access.ask('GET', '/me', { cookie })).json<{ workspaces: unknown[] }>();
    expect(me).toMatchObject({ email, isInstallationOwner: true, isComplete: true, signedInBy: 'password', hasPassword: true });
    expect(me.workspaces).toMatchObject([{ id: 1, name: 'Main', role: 'owner', isReachable: true }]);
  });

  it('comes once: the link is spent, and no other is made', async () => {
    const body = { token: 'x'.repeat(43), email: 'second@example.test', displayName: 'Second', password: strong };
    expect((await access.ask('POST', '/first-owner', { body })).json()).toMatchObject({ code: 'link-not-found' });
    await expect(access.claim('second@example.test')).rejects.toThrow('The first owner has come in already.');
  });
});

describe('passwords', () => {
  it.each([
    ['short', 'too short'],
    ['passwordpassword', 'a list has it'],
    ['owner@example.test', 'it is the name'],
    ['aaaaaaaaaaaaaaaaaaaa', 'it repeats'],
    ['abcdefghijklmnop', 'a sequence'],
  ])('that can be guessed are refused with a reason (%s: %s)', async (password) => {
    const answer = await access.ask('POST', '/me/password', { cookie: await fresh(), body: { current: strong, password } });
    expect(answer.json()).toMatchObject({ status: 422, code: 'weak-password', detail: expect.stringContaining('Cause') });
    expect(answer.text).not.toContain(`"${password}"`);
  });

  it('are changed, which ends the other sessions', async () => {
    const [here, elsewhere] = [await fresh(), await fresh()];
    const next = `${strong}-two`;
    const changed = await access.ask('POST', '/me/password', { cookie: here, body: { current: strong, password: next } });
    expect(changed.status).toBe(200);
    expect((await access.ask('GET', '/me', { cookie: elsewhere })).status).toBe(401);
    expect((await access.signIn(email, strong)).status).toBe(401);
    const back = await access.ask('POST', '/me/password', { cookie: here, body: { current: next, password: strong } });
    expect(back.status).toBe(200);
  });

  it('are kept as a slow hash with its parameters, and in no answer', async () => {
    const [row] = await access.rows<{ kept: string }>('SELECT password_hash AS kept FROM hub.account WHERE email = $1', [email]);
    expect(row?.kept).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect((await access.ask('GET', '/me', { cookie: await fresh() })).text).not.toContain('scrypt');
  });
});

describe('sessions', () => {
  it('get another id at sign-in, and the one before ends (S56)', async () => {
    const before = await fresh();
    const answer = await access.signIn(email, strong, { cookie: before });
    expect(answer.cookie).not.toBe(before);
    expect((await access.ask('GET', '/me', { cookie: before })).status).toBe(401);
    const planted = `sundog=${'A'.repeat(43)}`;
    const fixed = await access.signIn(email, strong, { cookie: planted });
    expect(fixed.cookie).not.toBe(planted);
    expect((await access.ask('GET', '/me', { cookie: planted })).status).toBe(401);
  });

  it('have a cookie that scripts and other sites do not get (S57)', async () => {
    const plain = String((await access.signIn(email, strong)).headers['set-cookie']);
    expect(plain).toMatch(/^sundog=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    const byHttps = await openAccess({ SUNDOG_PUBLIC_URL: 'https://hub.example.test' });
    try {
      const headers = { host: 'hub.example.test' };
      const owner = await byHttps.claim();
      expect(owner).toMatch(/^sundog=/);
      const set = String((await byHttps.signIn(email, strong, { headers })).headers['set-cookie']);
      expect(set).toMatch(/^__Host-sundog=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/);
      // The cookie without the prefix, which a neighbouring host could set, opens nothing by https.
      expect((await byHttps.ask('GET', '/me', { cookie: owner, headers })).status).toBe(401);
    } finally {
      await byHttps.close();
    }
  });

  it('do not begin over plain http from elsewhere', async () => {
    const answer = await access.signIn(email, strong, { headers: { host: 'hub.example.test:4180' } });
    expect(answer.json()).toMatchObject({ code: 'insecure-console', status: 403 });
  });

  it('end on the server at sign-out (S58)', async () => {
    const mine = await fresh();
    const out = await access.ask('POST', '/sign-out', { cookie: mine });
    expect(out.status).toBe(204);
    expect(out.headers['set-cookie']).toContain('Max-Age=0');
    expect((await access.ask('GET', '/me', { cookie: mine })).status).toBe(401);
  });

  it('end unused after twelve hours, and whatever happens after thirty days (S59)', async () => {
    const idle = await fresh();
    await access.rows("UPDATE hub.account_session SET seen_at = now() - interval '12 hours 1 minute'");
    expect((await access.ask('GET', '/me', { cookie: idle })).status).toBe(401);
    const used = await fresh();
    await access.rows("UPDATE hub.account_session SET seen_at = now() - interval '11 hours'");
    expect((await access.ask('GET', '/me', { cookie: used })).status).toBe(200);
    const [life] = await access.rows<{ days: number }>(
      'SELECT extract(epoch FROM max(expires_at - created_at))::float / 86400 AS days FROM hub.account_session',
    );
    expect(life?.days).toBeCloseTo(30, 3);
    await access.rows("UPDATE hub.account_session SET expires_at = now() - interval '1 second'");
    expect((await access.ask('GET', '/me', { cookie: used })).status).toBe(401);
  });

  it('are listed, and ended one by one', async () => {
    const [here, there] = [await fresh(), await fresh()];
    const { items } = (await access.ask('GET', '/me/sessions', { cookie: here })).json<{
      items: { id: string; isThisOne: boolean }[];
    }>();
    const other = (await access.ask('GET', '/me/sessions', { cookie: there }))
      .json<{ items: { id: string; isThisOne: boolean }[] }>()
      .items.find(({ isThisOne }) => isThisOne);
    expect(items.length).toBeGreaterThanOrEqual(2);
    expect((await access.ask('DELETE', `/me/sessions/${other?.id}`, { cookie: here })).status).toBe(204);
    expect((await access.ask('GET', '/me', { cookie: there })).status).toBe(401);
    expect((await access.ask('GET', '/me', { cookie: here })).status).toBe(200);
  });
});

describe('guessing', () => {
  it('is told nothing by the text, whether or not there is such an account (S60)', async () => {
    await access.rows('DELETE FROM hub.sign_in_try');
    const known = await access.signIn(email, 'wrong');
    const unknown = await access.signIn('nobody@example.test', 'wrong');
    const strip = (text: string) => text.replace(/[0-9a-f-]{36}/g, '');
    expect([known.status, strip(known.text)]).toEqual([401, strip(unknown.text)]);
  });

  it('is told nothing by the time: a hash is worked out for who is not there, too (S60)', async () => {
    await access.rows('DELETE FROM hub.sign_in_try');
    const time = async (who: string) => {
      const began = performance.now();
      await access.signIn(who, 'wrong');
      return performance.now() - began;
    };
    const known = Math.min(await time(email), await time(email), await time(email));
    await access.rows('DELETE FROM hub.sign_in_try');
    const unknown = Math.min(await time('a@example.test'), await time('b@example.test'), await time('c@example.test'));
    // Without the hash the answer takes some milliseconds, with it some hundred.
    expect(unknown).toBeGreaterThan(known / 4);
  });

  it('is slowed per account, also with many at once, and right passwords wait too (S60)', async () => {
    await access.rows('DELETE FROM hub.sign_in_try');
    const answers = await Promise.all(Array.from({ length: 12 }, () => access.signIn(email, 'wrong')));
    const tried = answers.filter(({ status }) => status === 401).length;
    expect(tried).toBeLessThanOrEqual(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(12 - tried);
    await access.prolongWaits();
    const waiting = await access.signIn(email, strong);
    expect(waiting.json()).toMatchObject({ status: 429, code: 'too-many-tries' });
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
    await access.rows("UPDATE hub.sign_in_try SET blocked_until = now() - interval '1 second'");
    expect((await access.signIn(email, 'wrong')).status).toBe(401);
    const [row] = await access.rows<{ wait: number }>(
      'SELECT max(extract(epoch FROM blocked_until - now()))::float AS wait FROM hub.sign_in_try',
    );
    expect(row?.wait).toBeGreaterThan(1);
    await access.rows("UPDATE hub.sign_in_try SET blocked_until = now() - interval '1 second'");
    expect((await access.signIn(email, strong)).status).toBe(200);
  });

  it('of many accounts from one address is slowed, and does not touch other addresses (S60)', async () => {
    await access.rows('DELETE FROM hub.sign_in_try');
    const from = '198.51.100.7';
    const sprayed: number[] = [];
    sprayed.push((await access.signIn('spray0@example.test', 'wrong', { from })).status);
    await access.rows('UPDATE hub.sign_in_try SET failures = failures + 17');
    for (let one = 1; one < 4; one += 1) {
      sprayed.push((await access.signIn(`spray${one}@example.test`, 'wrong', { from })).status);
      await access.prolongWaits();
    }
    expect(sprayed).toEqual([401, 401, 401, 429]);
    expect((await access.signIn(email, strong, { from: '198.51.100.8' })).status).toBe(200);
    // The header of a client that no trusted proxy vouches for is not believed (S78).
    const spoofed = await access.signIn('x@example.test', 'wrong', { from, headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(spoofed.status).toBe(429);
    await access.rows('DELETE FROM hub.sign_in_try');
  });
});

it('the sessions and keys of somebody who is disabled are dead at once (S53)', async () => {
  const { accountId, cookie: theirs } = await access.person('leaver@example.test', 'operator');
  const body = { name: 'script', capabilities: ['view-sync'] };
  const made = (await access.ask('POST', '/workspaces/1/api-keys', { cookie: theirs, body })).json<{ key: string }>();
  expect((await access.ask('GET', '/me', { key: made.key })).json()).toMatchObject({ accountId, signedInBy: 'key' });
  await disableAccount(access.house.access.operatorDeps(), { email: 'leaver@example.test' });
  expect((await access.ask('GET', '/me', { cookie: theirs })).status).toBe(401);
  expect((await access.ask('GET', '/me', { key: made.key })).status).toBe(401);
});

it('sign-ins and refusals are in the audit with where they came from, and without what was typed', async () => {
  const rows = await access.installationAudit();
  const verbs = new Set(rows.map(({ verb }) => verb));
  for (const verb of ['owner.claim', 'sign-in.password', 'account.change-password', 'account.disable'])
    expect(verbs).toContain(verb);
  const refused = rows.filter(({ verb, result }) => verb === 'sign-in.password' && result === 'refused');
  // Of an address that nobody has, too: it concerns no workspace.
  expect(refused.some(({ accountId }) => accountId === null)).toBe(true);
  expect(refused.every(({ ip, requestId }) => ip !== null && requestId !== null)).toBe(true);
  expect(JSON.stringify(rows)).not.toContain(strong);
  // The workspace of the person hears of it as well.
  const told = await access.store.inWorkspace(1, (db) => db.client.query('SELECT verb FROM hub.audit_event'));
  expect(told.rows.map(({ verb }: { verb: string }) => verb)).toContain('sign-in.password');
});
