import { describe, expect, it } from 'vitest';
import { client, createRollingBudget, type HaloError } from '../../src/index.ts';
import { canary, errorOf, makeBench } from '../make-client.ts';
import { sendJson, sendToken } from '../peer.ts';

const rows = { page_no: 1, page_size: 500, record_count: 1, clients: [{ id: 1, name: 'Fernhill Dental' }] };

describe('F03: the token endpoint fails', () => {
  const refusals: readonly (readonly [string, number, string, string])[] = [
    ['invalid_client', 401, '', 'wrong-client'],
    ['invalid_client', 400, 'The application is not active.', 'application-inactive'],
    ['invalid_scope', 400, '', 'unknown-scope'],
    ['unauthorized_client', 400, '', 'grant-not-allowed'],
    ['unsupported_grant_type', 400, '', 'grant-not-allowed'],
    ['invalid_grant', 400, '', 'no-agent-chosen'],
    ['invalid_grant', 400, 'An end user cannot do this.', 'user-instead-of-agent'],
    ['invalid_request', 400, 'The specified tenant does not exist.', 'wrong-tenant'],
    ['something_new', 400, '', 'token-refused'],
  ];

  it.each(refusals)('%s (%i, "%s") is %s and is not asked again', async (error, status, description, code) => {
    const { halo, peer, clock } = await makeBench((_, to) => sendJson(to, rows), {
      token: (_, to) => sendJson(to, { error, error_description: description }, { status }),
    });
    const thrown = await errorOf(halo.get('Client'));
    expect(thrown).toMatchObject({ code, disposition: 'stop', status });
    for (let time = 0; time < 5; time += 1) await errorOf(halo.get('Client'));
    expect(peer.tokenRequests).toHaveLength(1);
    clock.jump(61_000);
    await errorOf(halo.get('Client'));
    expect(peer.tokenRequests).toHaveLength(2);
    expect(JSON.stringify({ ...thrown, message: thrown.message, stack: thrown.stack })).not.toContain(canary);
  });

  it('credentials that worked before and are refused now are told apart', async () => {
    let isEdited = false;
    const { halo, clock } = await makeBench((_, to) => sendJson(to, rows), {
      token: (_, to) => (isEdited ? sendJson(to, { error: 'invalid_client' }, { status: 401 }) : sendToken(to)),
    });
    await halo.get('Client');
    isEdited = true;
    clock.jump(3_600_000);
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'credentials-stopped-working' });
  });

  it.each([
    ['500', 500, 'application/json', '{}', 'server-failed'],
    ['a page', 200, 'text/html', '<html><h1>Updating</h1></html>', 'page-instead-of-json'],
    ['a login page', 200, 'text/html', '<form>Log in <input type="password"></form>', 'login-page'],
    ['429', 429, 'application/json', '{}', 'rate-limited'],
  ])('%s backs off: never more than two questions in a minute', async (_, status, type, body, code) => {
    const asked: number[] = [];
    const bench = await makeBench((_request, to) => sendJson(to, rows), {
      token: (_request, to) => {
        asked.push(bench.clock.now());
        to.writeHead(status, { 'content-type': type }).end(body);
      },
    });
    expect(((await errorOf(bench.halo.get('Client'))) as HaloError).code).toBe(code);
    for (const [index, at] of asked.entries())
      expect(asked.filter((other) => other >= at && other < at + 60_000).length, `from ${index}`).toBeLessThanOrEqual(2);
  });

  it('a burst of failures is outlived', async () => {
    let failures = 3;
    const { halo, peer } = await makeBench((_, to) => sendJson(to, rows), {
      token: (_, to) => {
        failures -= 1;
        if (failures >= 0) to.writeHead(503).end();
        else sendToken(to);
      },
    });
    expect((await halo.get('Client')).status).toBe(200);
    expect(peer.tokenRequests).toHaveLength(4);
  });

  it('a person hears of a failing sign-in at once', async () => {
    const { halo, clock } = await makeBench((_, to) => sendJson(to, rows), { token: (_, to) => to.writeHead(503).end() });
    const startedAt = clock.now();
    expect(await errorOf(halo.signIn({ priority: 'interactive' }))).toMatchObject({ code: 'server-failed' });
    expect(await errorOf(halo.get('Client', {}, { priority: 'interactive' }))).toMatchObject({ code: 'server-failed' });
    expect(clock.now() - startedAt).toBeLessThan(10_000);
  });

  it('a token that cannot stand in a header is none', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, rows), {
      token: (_, to) => sendToken(to, { access_token: 'a\r\nx: y' }),
    });
    expect(await errorOf(halo.signIn())).toMatchObject({ code: 'token-unreadable' });
  });
});

describe('what a sign-in tells', () => {
  it('scopes and agent, and never the token', async () => {
    const claims = Buffer.from(JSON.stringify({ name: 'Hub', email: 'hub@example.test', agentid: 12 })).toString('base64url');
    const { halo, peer } = await makeBench((_, to) => sendJson(to, rows), {
      token: (_, to) =>
        sendToken(to, { access_token: 'the-token', scope: 'read:tickets read:customers', id_token: `e.${claims}.s` }),
      scopes: ['read:tickets', 'read:customers'],
    });
    const facts = await halo.signIn();
    expect(facts).toMatchObject({
      grantedScopes: ['read:tickets', 'read:customers'],
      requestedScopes: ['read:tickets', 'read:customers'],
      agent: { name: 'Hub', email: 'hub@example.test', id: 12 },
    });
    expect(JSON.stringify(facts)).not.toContain('the-token');
    const form = new URLSearchParams(peer.tokenRequests[0]?.body);
    expect(Object.fromEntries(form)).toEqual({
      grant_type: 'client_credentials',
      client_id: 'the-client',
      client_secret: canary,
      scope: 'read:tickets read:customers',
    });
    expect(peer.requests.map(({ path, query }) => `${path}?${query}`).join()).not.toContain(canary);
  });

  it('the password grant sends user name and password, and no secret; the tenant stands in the query', async () => {
    const { peer, clock } = await makeBench((_, to) => sendJson(to, rows));
    const { makeClient } = await import('../make-client.ts');
    const { halo } = makeClient(peer, {
      clock,
      budget: createRollingBudget({ clock }),
      address: { resourceServer: `${peer.url}/api/`, authServer: `${peer.url}/auth//token/`, tenant: 'acme' },
      credentials: { grant: 'password', clientId: 'the-client', username: 'hub@example.test', password: async () => canary },
    });
    await halo.signIn();
    const [asked] = peer.tokenRequests;
    expect(asked?.path).toBe('/auth/token');
    expect(asked?.query.get('tenant')).toBe('acme');
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      grant_type: 'password',
      client_id: 'the-client',
      username: 'hub@example.test',
      password: canary,
      scope: 'all',
    });
  });

  it.each([
    ['The username or password is incorrect.', 'wrong-password'],
    ['This agent is not allowed to log in.', 'api-only-agent'],
  ])('the password grant: "%s" is %s', async (description, code) => {
    const { halo } = await makeBench((_, to) => sendJson(to, rows), {
      credentials: { grant: 'password', clientId: 'c', username: 'u', password: () => canary },
      token: (_, to) => sendJson(to, { error: 'invalid_grant', error_description: description }, { status: 400 }),
    });
    expect(await errorOf(halo.signIn())).toMatchObject({ code, disposition: 'stop' });
  });

  it('an id token that names an end user is refused', async () => {
    const claims = Buffer.from(JSON.stringify({ name: 'Ann', userid: 77 })).toString('base64url');
    const { halo } = await makeBench((_, to) => sendJson(to, rows), {
      token: (_, to) => sendToken(to, { id_token: `e.${claims}.s` }),
    });
    expect(await errorOf(halo.signIn())).toMatchObject({ code: 'user-instead-of-agent' });
  });

  it('a secret that cannot be had is an error of its own', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, rows), {
      credentials: {
        grant: 'client_credentials',
        clientId: 'c',
        clientSecret: () => Promise.reject(new Error('the key is gone')),
      },
    });
    expect(await errorOf(halo.listIds(client))).toMatchObject({ code: 'secret-not-given' });
  });
});
