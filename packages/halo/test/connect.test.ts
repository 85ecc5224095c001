import { describe, expect, it } from 'vitest';
import { parseAddress } from '../src/address/parse-address.ts';
import { haveSameOwner } from '../src/address/same-owner.ts';
import { type DiscoverOptions, discoverAddress, type HaloError } from '../src/index.ts';
import { closeAfterTest, errorOf } from './make-client.ts';
import { type PeerAnswer, sendJson, startPeer } from './peer.ts';

const notFound: PeerAnswer = (_, to) => to.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');

/** Discovers an address at a peer; `suffix` is what was pasted behind its host. */
async function discover(
  answer: PeerAnswer,
  { suffix = '', token = notFound, ...options }: Partial<DiscoverOptions> & { suffix?: string; token?: PeerAnswer } = {},
) {
  const peer = await startPeer(answer, { token });
  closeAfterTest(() => peer.close());
  const found = await discoverAddress(`${peer.url}${suffix}`, { network: { allowPrivateHosts: [peer.hostPort] }, ...options });
  return { peer, ...found, path: (url: string) => url.replace(peer.url, '') };
}

const authInfo =
  (info: (url: string) => unknown): PeerAnswer =>
  (request, to) => {
    const url = `http://${request.headers.host}`;
    if (/^\/api\/authinfo$/i.test(request.path)) return sendJson(to, info(url));
    if (request.path === '/auth/.well-known/openid-configuration')
      return sendJson(to, { issuer: `${url}/auth`, token_endpoint: `${url}/auth/token` });
    return notFound(request, to);
  };
const demo = authInfo((url) => ({ auth_url: `${url}/auth`, tenant_id: 'demo' }));

describe('what was pasted', () => {
  it.each([
    ['acme', 'https://acme.halopsa.com'],
    ['  Acme ', 'https://acme.halopsa.com'],
    ['acme.halopsa.com', 'https://acme.halopsa.com'],
    ['https://acme.halopsa.com', 'https://acme.halopsa.com'],
    ['https://acme.halopsa.com/', 'https://acme.halopsa.com'],
    ['https://acme.halopsa.com//auth//', 'https://acme.halopsa.com'],
    ['https://acme.halopsa.com/auth/token', 'https://acme.halopsa.com'],
    ['https://acme.halopsa.com/api', 'https://acme.halopsa.com'],
    ['https://ACME.halopsa.com/API/', 'https://acme.halopsa.com'],
    ['https://acme.halopsa.com./tickets?area=1&mainview=team#top', 'https://acme.halopsa.com'],
    ['https://acme.halopsa.com/config/integrations/halopsa', 'https://acme.halopsa.com'],
    ['"https://support.acme.co.uk/portal"', 'https://support.acme.co.uk'],
    ['halo.corp.example:8443/api', 'https://halo.corp.example:8443'],
    ['https://intranet/halo/api/', 'https://intranet/halo'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is %s', (typed, root) => {
    expect(parseAddress(typed).root).toBe(root);
  });

  it.each(['', '   ', 'two words', 'intranet-only/', '..', 'https://'])('"%s" is no address', (typed) => {
    expect(() => parseAddress(typed)).toThrow(expect.objectContaining({ code: 'address-not-understood' }));
  });

  it.each([
    ['acme.halopsa.com', 'auth.halopsa.com', true],
    ['halo.acme.co.uk', 'auth.acme.co.uk', true],
    ['halo.acme.co.uk', 'evil.co.uk', false],
    ['acme.halopsa.com', 'halopsa.com.evil.example', false],
    ['10.0.0.1', '10.0.0.2', false],
    ['halo', 'halo', true],
    ['halo', 'other', false],
  ])('%s and %s have the same owner: %s', (one, other, expected) => {
    expect(haveSameOwner(one, other)).toBe(expected);
  });
});

describe('finding a HaloPSA', () => {
  it.each(['', '/', '/api', '/auth/', '/auth/token', '/tickets?area=1', '/api/'])('from "%s"', async (suffix) => {
    const { address, evidence, path } = await discover(demo, { suffix });
    expect(path(address.resourceServer)).toBe('/api');
    expect(path(address.authServer)).toBe('/auth');
    expect(address.tenant).toBe('demo');
    expect(evidence).toEqual({ resourceServer: 'convention', authServer: 'AuthInfo', tenant: 'AuthInfo', foreignAuthHost: null });
  });

  it.each(['', 'none', 'None', 'NOT SET', 'not set', 'null', null])('the tenant %s of AuthInfo is none', async (tenant) => {
    const { address } = await discover(authInfo((url) => ({ auth_url: url, tenant_id: tenant })));
    expect(address.tenant).toBeNull();
  });

  it('an explicit tenant wins, none included', async () => {
    expect((await discover(demo, { tenant: 'other' })).address.tenant).toBe('other');
    expect((await discover(demo, { tenant: 'Not set' })).address.tenant).toBeNull();
    expect((await discover(demo, { suffix: '/auth/token?tenant=pasted' })).address.tenant).toBe('pasted');
  });

  it('an address without its path is completed by OIDC discovery', async () => {
    const { address, path, evidence } = await discover(authInfo((url) => ({ auth_url: `${url}/`, tenant_id: 'demo' })));
    expect(path(address.authServer)).toBe('/auth');
    expect(evidence.authServer).toBe('AuthInfo');
  });

  it('without AuthInfo, by OIDC discovery', async () => {
    const { evidence, path, address } = await discover((request, to) =>
      request.path.startsWith('/api') ? notFound(request, to) : demo(request, to),
    );
    expect(evidence).toMatchObject({ authServer: 'OIDC discovery', tenant: 'convention' });
    expect(path(address.authServer)).toBe('/auth');
  });

  it('without both, by a token endpoint that refuses an empty question', async () => {
    const { evidence, peer } = await discover(notFound, {
      token: (_, to) => sendJson(to, { error: 'invalid_client' }, { status: 400 }),
    });
    expect(evidence.authServer).toBe('convention');
    expect(peer.tokenRequests[0]?.body).toBe('grant_type=client_credentials');
  });

  it('explicit servers win, with slashes, /token and missing paths put right', async () => {
    const peer = await startPeer(notFound, { token: notFound });
    const other = await startPeer(demo);
    closeAfterTest(() => peer.close());
    closeAfterTest(() => other.close());
    const network = { allowPrivateHosts: [peer.hostPort, other.hostPort] };
    const options = { network, resourceServer: `${other.url}/`, authServer: `${peer.url}/auth/token/` };
    const { address, evidence } = await discoverAddress(peer.url, options);
    expect(address).toEqual({ resourceServer: `${other.url}/api`, authServer: `${peer.url}/auth`, tenant: 'demo' });
    expect(evidence).toMatchObject({ resourceServer: 'typed', authServer: 'typed', foreignAuthHost: null });
  });

  it('an authorisation server of somebody else is told, and has seen no secret', async () => {
    const peer = await startPeer((request, to) => named(request, to));
    closeAfterTest(() => peer.close());
    const named = authInfo(() => ({ auth_url: `http://login.other.example:${peer.port}/auth`, tenant_id: 'acme' }));
    const network = {
      resolve: async () => [{ address: '127.0.0.1', family: 4 as const }],
      allowPrivateHosts: [`halo.acme.example:${peer.port}`, `login.other.example:${peer.port}`],
    };
    const { evidence, address } = await discoverAddress(`http://halo.acme.example:${peer.port}`, { network });
    expect(evidence.foreignAuthHost).toBe('login.other.example');
    expect(address.authServer).toBe(`http://login.other.example:${peer.port}/auth`);
    expect(peer.requests.every(({ body, headers }) => body === '' && headers.authorization === undefined)).toBe(true);
  });

  it('an authorisation server that may not be reached is passed over for the one beside the API', async () => {
    const { address, path, evidence } = await discover(
      authInfo(() => ({ auth_url: 'https://10.0.0.1/auth', tenant_id: 'acme' })),
    );
    expect([path(address.authServer), evidence.authServer]).toEqual(['/auth', 'OIDC discovery']);
  });
});

describe('what answers is no HaloPSA', () => {
  const page =
    (text: string, status = 200): PeerAnswer =>
    (_, to) =>
      to.writeHead(status, { 'content-type': 'text/html' }).end(text);

  const cases: readonly (readonly [string, PeerAnswer, string, string])[] = [
    ['the website of somebody', page('<h1>Welcome to our shop</h1>'), 'not-halo', 'stop'],
    ['nothing at all', page('', 404), 'not-halo', 'stop'],
    ['a login page', page('<form>Sign in<input type="password"></form>'), 'login-page', 'tell-user'],
    ['a block by address', page('Forbidden', 403), 'blocked-before-sign-in', 'stop'],
    ['a server that fails', page('Bad gateway', 502), 'server-failed', 'retry'],
    ['another API', (_, to) => sendJson(to, { hello: 'world' }), 'not-halo', 'stop'],
  ];

  it.each(cases)('%s', async (_, answer, code, disposition) => {
    const error = (await errorOf(discover(answer, { token: answer }))) as HaloError;
    expect(error).toMatchObject({ code, disposition });
    expect(error.message).toMatch(/\.$/);
    expect(error.causes.length).toBeGreaterThan(0);
    expect(error.remedy).toMatch(/\.$/);
  });
});
