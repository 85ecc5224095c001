import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { askToken, see, Visitor } from './visitor.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe('the token endpoint', () => {
  test.each([
    '/auth/token',
    '/token',
    '/auth//token',
    '/AUTH/Token/',
    '/api/token?tenant=demo',
    '/auth/token?tenant=demo',
    '/auth/token?tenant=none',
  ])('is at %s', async (path) => {
    const { status, json } = await askToken(sandbox, {}, path);
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'all all:teams' });
    expect(json.refresh_token).toMatch(/\S/);
  });

  test('takes the tenant as a form field, and refuses a wrong one in JSON', async () => {
    expect((await askToken(sandbox, { tenant: 'DEMO' })).status).toBe(200);
    const wrong = await askToken(sandbox, { tenant: 'nobody' });
    expect([wrong.status, wrong.json.error]).toEqual([400, 'invalid_request']);
  });

  test('takes Basic client authentication', async () => {
    const basic = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64');
    const response = await fetch(`${sandbox.authServer}/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'read:tickets' }),
    });
    expect((await see(response)).json.scope).toBe('read:tickets');
  });

  test.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_id: 'unknown' }, 401, 'invalid_client'],
    [{ scope: 'read:actions' }, 400, 'invalid_scope'],
    [{ scope: 'read:sites' }, 400, 'invalid_scope'],
    [{ grant_type: 'telepathy' }, 400, 'unsupported_grant_type'],
  ])('refuses %j', async (form, status, error) => {
    const refused = await askToken(sandbox, form);
    expect([refused.status, refused.json.error]).toEqual([status, error]);
  });

  test('tolerates commas between scopes, and grants no more than the application holds', async () => {
    sandbox.control.setPermissions({ application: { scopes: ['read:tickets', 'edit:assets'] } });
    const limited = await askToken(sandbox, { scope: 'all,read:customers' });
    const asked = await askToken(sandbox, { scope: 'edit:tickets read:assets read:customers' });
    sandbox.control.setPermissions({ application: { scopes: ['all', 'all:teams'] } });
    expect(limited.json.scope).toBe('read:tickets edit:assets');
    expect(asked.json.scope).toBe('read:tickets read:assets');
  });

  test('gives a token without scopes, that fails later', async () => {
    const { status, json } = await askToken(sandbox, { scope: '' });
    expect(status).toBe(200);
    const visit = await new Visitor(sandbox, json.access_token).get('Client');
    expect([visit.status, visit.json.error]).toEqual([401, 'invalid_token']);
  });

  test('names the agent in the id token', async () => {
    const { json } = await askToken(sandbox);
    const claims = JSON.parse(Buffer.from(String(json.id_token).split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ agentid: 2, isapiagent: true });
  });

  test('lets an agent in by password, and an API-only agent not', async () => {
    const password = { grant_type: 'password', client_secret: '', username: 'agent', password: 'agent' };
    expect((await askToken(sandbox, password)).status).toBe(200);
    const apiOnly = await askToken(sandbox, { ...password, username: 'api-agent', password: 'api-agent' });
    expect([apiOnly.status, apiOnly.json.error]).toEqual([400, 'invalid_grant']);
  });

  test('does the authorisation code grant with PKCE and a refresh token that is good for one use', async () => {
    const verifier = 'a-verifier-of-at-least-forty-three-characters-or-so';
    const query = new URLSearchParams({
      client_id: sandbox.clientId,
      response_type: 'code',
      redirect_uri: 'http://127.0.0.1/callback',
      scope: 'all offline_access',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    });
    const sent = await fetch(`${sandbox.authServer}/authorize?${query}`, { redirect: 'manual' });
    const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const exchange = {
      grant_type: 'authorization_code',
      client_secret: '',
      code,
      redirect_uri: 'http://127.0.0.1/callback',
      code_verifier: verifier,
    };
    sandbox.control.setPermissions({ application: { scopes: ['all', 'offline_access'] } });
    const token = await askToken(sandbox, exchange);
    expect(token.status).toBe(200);
    expect((await askToken(sandbox, exchange)).status).toBe(400);
  });

  test('says invalid_client when the application was not saved or is not active', async () => {
    for (const state of [{ isSaved: false }, { isActive: false }]) {
      sandbox.control.setPermissions({ application: state });
      const refused = await askToken(sandbox);
      sandbox.control.setPermissions({ application: { isSaved: true, isActive: true } });
      expect([refused.status, refused.json.error]).toEqual([401, 'invalid_client']);
    }
  });
});

test.each(['/auth/.well-known/openid-configuration', '/.well-known/openid-configuration'])(
  'discovery at %s names the token endpoint that works',
  async (path) => {
    const { json } = await see(await fetch(`${sandbox.url}${path}`));
    expect(json.token_endpoint.startsWith(json.issuer)).toBe(true);
    expect((await askToken(sandbox, {}, new URL(json.token_endpoint).pathname)).status).toBe(200);
  },
);

test('AuthInfo is anonymous', async () => {
  const { json } = await see(await fetch(`${sandbox.url}/API/authinfo`));
  expect(json).toMatchObject({ auth_url: sandbox.authServer, tenant_id: 'demo' });
});

test('a token that is absent, unknown or expired meets 401 with JSON', async () => {
  const nobody = new Visitor(sandbox, 'nonsense');
  const seen = await nobody.get('Client');
  expect([seen.status, seen.json.error, seen.headers.get('www-authenticate')]).toEqual([
    401,
    'invalid_token',
    'Bearer error="invalid_token"',
  ]);
  const visitor = await Visitor.signIn(sandbox);
  expect((await visitor.get('Status')).status).toBe(200);
  sandbox.control.advanceClock(3_600_001);
  expect((await visitor.get('Status')).status).toBe(401);
});
