import { afterEach, describe, expect, it } from 'vitest';
import { createHalo, discoverAddress, type HaloError, type ResolvedAddress } from '../src/index.ts';
import { canary, closeAfterTest, errorOf, makeBench } from './make-client.ts';
import { type Peer, sendJson, startPeer } from './peer.ts';

/** What a person may type that leads into a private network: refused before anything is sent. */
async function refusalOf(address: string): Promise<HaloError> {
  return (await errorOf(discoverAddress(address, { network: { timeouts: { connectMs: 500 } } }))) as HaloError;
}

async function canaryPeer(): Promise<Peer> {
  const peer = await startPeer((_, to) => sendJson(to, { auth_url: 'x', tenant_id: 'y' }));
  closeAfterTest(() => peer.close());
  return peer;
}

describe('addresses that lead into private networks', () => {
  const private_: readonly (readonly [string, string])[] = [
    ['S01', 'http://169.254.169.254/'],
    ['S01', 'https://169.254.169.254/latest/meta-data'],
    ['S02', 'http://[::ffff:169.254.169.254]/'],
    ['S02', 'https://[::ffff:a9fe:a9fe]/'],
    ['S03', 'http://2852039166/'],
    ['S03', 'https://0xA9FEA9FE/'],
    ['S03', 'https://0251.0376.0251.0376/'],
    ['S03', '0xA9FEA9FE'],
    ['S03', '2852039166'],
    ['S04', 'http://127.1'],
    ['S04', 'http://0/'],
    ['S04', 'https://[::1]/'],
    ['S04', 'https://[::]/'],
    ['S04', 'localhost'],
    ['S04', 'https://api.localhost/'],
    ['S05', 'https://10.1.2.3/'],
    ['S05', 'https://172.16.0.1/'],
    ['S05', 'https://192.168.1.20/api'],
    ['S05', 'https://100.64.0.1/'],
    ['S05', 'https://[fc00::1]/'],
    ['S05', 'https://[fd12:3456::1]/'],
    ['S05', 'https://[fe80::1]/'],
    ['S05', 'https://[64:ff9b::a9fe:a9fe]/'],
    ['S05', 'https://[2002:a00:1::]/'],
    ['S05', 'https://224.0.0.1/'],
    ['S10', 'https://１６９.254.169.254/'],
    ['S10', 'https://169。254。169。254/'],
    ['S10', 'https://①②⑦.0.0.1/'],
    ['S10', 'https://127.0.0.1./'],
  ];

  it.each(private_)('%s %s is refused as private', async (_, address) => {
    const error = await refusalOf(address);
    expect(error).toMatchObject({ code: 'private-address', disposition: 'stop' });
    expect(error.remedy).toContain('allow exactly');
  });

  it("S05: an operator's permission for one host and port is for no other, and never for what no HaloPSA can be", async () => {
    const network = { allowPrivateHosts: ['10.1.2.3:8443', '169.254.169.254:80', '127.0.0.1:1'] };
    expect(await errorOf(discoverAddress('https://10.1.2.3', { network }))).toMatchObject({ code: 'private-address' });
    expect(await errorOf(discoverAddress('https://10.1.2.4:8443', { network }))).toMatchObject({ code: 'private-address' });
    expect(await errorOf(discoverAddress('http://169.254.169.254', { network }))).toMatchObject({ code: 'private-address' });
    expect(await errorOf(discoverAddress('http://127.0.0.1:1', { network }))).toMatchObject({ code: 'connection-refused' });
  });

  it('http is refused for every host that is not allowed', async () => {
    expect(await refusalOf('http://acme.example.com')).toMatchObject({ code: 'plain-http' });
  });
});

describe('names', () => {
  const asName = (answers: readonly (readonly ResolvedAddress[])[]) => {
    let asked = 0;
    return {
      resolve: async () => {
        asked += 1;
        return answers[Math.min(asked, answers.length) - 1] ?? [];
      },
      asked: () => asked,
    };
  };
  const publicOne: ResolvedAddress = { address: '198.41.0.4', family: 4 };
  const privateOne: ResolvedAddress = { address: '127.0.0.1', family: 4 };

  it('S06: what a name resolves to afterwards changes nothing for a connection, and is checked again for the next one', async () => {
    let now = privateOne;
    const peer = await startPeer((_, to) => sendJson(to, []));
    closeAfterTest(() => peer.close());
    const hostPort = `rebind.example.com:${peer.port}`;
    const options = {
      address: { resourceServer: `http://${hostPort}/api`, authServer: `http://${hostPort}/auth`, tenant: null },
      credentials: { grant: 'client_credentials', clientId: 'c', clientSecret: () => canary },
      network: { resolve: async () => [now], allowPrivateHosts: [hostPort] },
    } as const;
    const standing = createHalo(options);
    const coming = createHalo(options);
    closeAfterTest(() => standing.close());
    closeAfterTest(() => coming.close());
    await standing.get('Status');
    await standing.get('Status');
    now = { address: '169.254.169.254', family: 4 };
    expect((await standing.get('Status')).status).toBe(200);
    expect(await errorOf(coming.get('Status'))).toMatchObject({ code: 'private-address', address: '169.254.169.254' });
  });

  it('S06: a name that turns private is refused before a connection is tried', async () => {
    const peer = await canaryPeer();
    const { resolve } = asName([[privateOne]]);
    expect(await errorOf(discoverAddress(`https://rebind.example.com:${peer.port}`, { network: { resolve } }))).toMatchObject({
      code: 'private-address',
    });
    expect(peer.requests).toEqual([]);
  });

  it('S07: a name with a public and a private address is refused altogether', async () => {
    for (const addresses of [
      [publicOne, privateOne],
      [privateOne, publicOne],
    ]) {
      const { resolve } = asName([addresses]);
      expect(await errorOf(discoverAddress('https://both.example.com', { network: { resolve } }))).toMatchObject({
        code: 'private-address',
        address: '127.0.0.1',
      });
    }
  });

  it('S07: an allowed host may be private, and then all its addresses may', async () => {
    const peer = await canaryPeer();
    const hostPort = `halo.corp.example:${peer.port}`;
    const { resolve } = asName([[privateOne]]);
    const { evidence } = await discoverAddress(`http://${hostPort}`, { network: { resolve, allowPrivateHosts: [hostPort] } });
    expect(evidence.authServer).toBe('convention');
  });
});

describe('S08: redirects', () => {
  it.each([302, 307])('a %i to a private address, or to another origin with the credential, goes nowhere', async (status) => {
    const target = await canaryPeer();
    const { halo, peer } = await makeBench((_, to) => to.writeHead(status, { location: `${target.url}/latest` }).end());
    expect(await errorOf(halo.get('Status'))).toMatchObject({ code: 'redirect-refused' });
    const network = { allowPrivateHosts: [peer.hostPort] };
    expect(await errorOf(discoverAddress(peer.url, { network }))).toMatchObject({
      code: 'redirect-refused',
      target: target.hostPort,
    });
    expect(target.requests).toEqual([]);
  });
});

describe('addresses that hide another host or scheme', () => {
  const hidden: readonly (readonly [string, string])[] = [
    ['S09', 'https://halo.example@evil.example/'],
    ['S09', 'https://halo.example:443@evil.example/'],
    ['S09', 'https://evil.example#halo.example'],
    ['S09', 'https://evil.example?halo.example'],
    ['S09', 'https:\\\\evil.example'],
    ['S09', 'https://evil.example\\@halo.example'],
    ['S09', 'https://halo%2eexample@evil.example'],
    ['S09', 'https:///evil.example'],
    ['S09', 'https:evil.example'],
    ['S10', 'https://exa%E3%80%82mple.com@x'],
    ['S11', 'file:///etc/passwd'],
    ['S11', 'gopher://127.0.0.1:70/'],
    ['S11', 'data:text/html,x'],
    ['S11', 'ftp://acme.halopsa.com'],
    ['S11', 'jar:https://acme.halopsa.com!/'],
    ['S11', 'javascript:alert(1)'],
    ['S22', 'https://acme.halopsa.com\r\nHost: evil'],
  ];
  it.each(hidden)('%s %s is no address', async (_, address) => {
    expect(await refusalOf(address)).toMatchObject({ code: 'address-not-understood', disposition: 'tell-user' });
  });
});

describe('S12: ports', () => {
  it('a port that only an answer named is not asked, nor is its name resolved', async () => {
    const asked: string[] = [];
    const peer = await startPeer(({ path }, to) =>
      path === '/api/AuthInfo'
        ? sendJson(to, { auth_url: 'https://auth.example.com:22/auth', tenant_id: 'acme' })
        : sendJson(to, {}, { status: 404 }),
    );
    closeAfterTest(() => peer.close());
    const hostPort = `halo.example.com:${peer.port}`;
    const resolve = async (hostname: string): Promise<readonly ResolvedAddress[]> => {
      asked.push(hostname);
      return hostname === 'halo.example.com' ? [{ address: '127.0.0.1', family: 4 }] : [];
    };
    const { address } = await discoverAddress(`http://${hostPort}`, { network: { resolve, allowPrivateHosts: [hostPort] } });
    expect(address.authServer).toBe(`http://${hostPort}/auth`);
    expect(new Set(asked)).toEqual(new Set(['halo.example.com']));
  });
});

describe('S13: a credential belongs to its origins', () => {
  it.each([
    '//evil.example/x',
    'https://evil.example/x',
    '../../../x',
    '..%2f..%2fx',
    '/../auth/token',
    '\\\\evil.example\\x',
    '@evil.example',
  ])('the path %s leads nowhere else', async (path) => {
    const { halo, peer } = await makeBench((_, to) => sendJson(to, []));
    const error = await halo.get(path).then(
      () => null,
      (thrown: HaloError) => thrown,
    );
    if (error) expect(error.code).toBe('foreign-origin');
    for (const request of peer.requests.filter(({ headers }) => headers.authorization !== undefined))
      expect(request.path).toMatch(/^\/api\//);
  });

  it('the secret goes to the authorisation server, the token to the resource server, and neither to the other', async () => {
    const auth = await startPeer((_, to) => sendJson(to, {}));
    const resource = await startPeer((_, to) => sendJson(to, []));
    closeAfterTest(() => auth.close());
    closeAfterTest(() => resource.close());
    const halo = createHalo({
      address: { resourceServer: `${resource.url}/api`, authServer: `${auth.url}/auth`, tenant: null },
      credentials: { grant: 'client_credentials', clientId: 'c', clientSecret: () => canary },
      network: { allowPrivateHosts: [auth.hostPort, resource.hostPort] },
    });
    closeAfterTest(() => halo.close());
    await halo.get('Status');
    expect(auth.requests.map(({ headers, path }) => [path, headers.authorization])).toEqual([['/auth/token', undefined]]);
    expect(JSON.stringify(resource.requests)).not.toContain(canary);
    expect(resource.requests).toHaveLength(1);
  });
});

describe('S14: proxies of the environment', () => {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'NODE_USE_ENV_PROXY'];
  afterEach(() => {
    for (const name of names) delete process.env[name];
  });

  it('are not asked', async () => {
    const proxy = await canaryPeer();
    for (const name of names) process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : proxy.url;
    const { halo } = await makeBench((_, to) => sendJson(to, []));
    expect((await halo.get('Status')).status).toBe(200);
    expect(proxy.requests).toEqual([]);
  });
});
