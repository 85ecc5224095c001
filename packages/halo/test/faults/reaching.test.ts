import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createHalo, discoverAddress, type HaloError, type NetworkPolicy } from '../../src/index.ts';
import { canary, closeAfterTest, errorOf, makeBench } from '../make-client.ts';
import { certificate, type PeerTls, sendJson, startPeer, startRawPeer } from '../peer.ts';
import { VirtualClock } from '../virtual-clock.ts';

/** A client of `halo.test`, which resolves to this machine. */
async function tlsClient(tls: PeerTls, { host = 'halo.test', ca = true } = {}) {
  const peer = await startPeer((_, to) => sendJson(to, []), { tls });
  closeAfterTest(() => peer.close());
  const network: NetworkPolicy = {
    allowPrivateHosts: [`${host}:${peer.port}`],
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ...(ca ? { caPem: certificate('root.pem') } : {}),
  };
  const url = `https://${host}:${peer.port}`;
  const halo = createHalo({
    address: { resourceServer: `${url}/api`, authServer: `${url}/auth`, tenant: null },
    credentials: { grant: 'client_credentials', clientId: 'c', clientSecret: () => canary },
    clock: new VirtualClock(),
    network,
  });
  closeAfterTest(() => halo.close());
  return { halo, peer, network, url };
}

describe('F16: names, certificates and redirects', () => {
  it('a full chain of a known authority is trusted', async () => {
    const { halo } = await tlsClient({ leaf: 'good' });
    expect((await halo.get('Status')).json).toEqual([]);
  });

  const cases: readonly (readonly [string, PeerTls, { host?: string; ca?: boolean }, string])[] = [
    ['an expired certificate', { leaf: 'expired' }, {}, 'certificate-expired'],
    ['a certificate of the future', { leaf: 'future' }, {}, 'certificate-not-yet-valid'],
    ['a certificate of another name', { leaf: 'other-name' }, {}, 'certificate-name'],
    ['a missing intermediate', { leaf: 'good', withIntermediate: false }, {}, 'certificate-chain'],
    ['an unknown authority', { leaf: 'good' }, { ca: false }, 'certificate-chain'],
    ['a self-signed certificate', { leaf: 'self-signed' }, {}, 'certificate-self-signed'],
  ];

  it.each(cases)('%s: no secret leaves, and discovering says the same', async (_, tls, options, code) => {
    const { halo, peer, network, url } = await tlsClient(tls, options);
    const error = (await errorOf(halo.get('Status'))) as HaloError;
    expect(error).toMatchObject({ code, disposition: 'stop' });
    expect(error.message).toContain('halo.test');
    expect(error.causes.length).toBeGreaterThan(0);
    expect(await errorOf(discoverAddress(url, { network }))).toMatchObject({ code });
    expect(peer.requests).toEqual([]);
  });

  it('a certificate of the own authority is trusted by its file', async () => {
    const { halo } = await tlsClient({ leaf: 'good' }, { ca: true });
    expect((await halo.signIn()).grantedScopes).toBeNull();
  });

  it('http where https was asked for is told apart', async () => {
    const peer = await startPeer((_, to) => sendJson(to, []));
    closeAfterTest(() => peer.close());
    const url = `https://127.0.0.1:${peer.port}`;
    expect(await errorOf(discoverAddress(url, { network: { allowPrivateHosts: [peer.hostPort] } }))).toMatchObject({
      code: 'tls-failed',
    });
  });

  it('a name that does not resolve', async () => {
    expect(await errorOf(discoverAddress('https://nowhere.invalid', {}))).toMatchObject({
      code: 'host-not-found',
      disposition: 'retry',
    });
  });

  it('a refused connection', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const network = { allowPrivateHosts: [`127.0.0.1:${port}`] };
    expect(await errorOf(discoverAddress(`http://127.0.0.1:${port}`, { network }))).toMatchObject({ code: 'connection-refused' });
  });

  it('a connection that never comes about', async () => {
    const silent = await startRawPeer(() => undefined);
    closeAfterTest(() => silent.close());
    const network: NetworkPolicy = { timeouts: { connectMs: 100 }, allowPrivateHosts: [silent.hostPort] };
    const error = await errorOf(discoverAddress(`https://${silent.hostPort}`, { network }));
    expect(error).toMatchObject({ code: 'connection-timed-out', disposition: 'retry' });
    expect((error as HaloError).causes[0]).toContain('firewall');
  });

  it('a connection that is cut at once', async () => {
    const cutting = await startRawPeer((socket) => socket.resetAndDestroy());
    closeAfterTest(() => cutting.close());
    const network: NetworkPolicy = { allowPrivateHosts: [cutting.hostPort] };
    expect(await errorOf(discoverAddress(cutting.url, { network }))).toMatchObject({ code: 'connection-reset' });
    expect(await errorOf(discoverAddress(`https://${cutting.hostPort}`, { network }))).toMatchObject({
      code: 'connection-reset',
    });
  });

  it.each([301, 302, 303, 307, 308])('a %i to another host is an error that names it, and nothing follows', async (status) => {
    const elsewhere = await startPeer((_, to) => sendJson(to, []));
    closeAfterTest(() => elsewhere.close());
    const redirect = { location: `${elsewhere.url}/api/Status` };
    const { halo } = await makeBench((_, to) => to.writeHead(status, redirect).end());
    expect(await errorOf(halo.get('Status'))).toMatchObject({
      code: 'redirect-refused',
      target: elsewhere.hostPort,
      isLogin: false,
    });
    const { halo: other } = await makeBench((_, to) => sendJson(to, []), {
      token: (_, to) => to.writeHead(status, redirect).end(),
    });
    expect(await errorOf(other.signIn())).toMatchObject({ code: 'redirect-refused', target: elsewhere.hostPort });
    expect(elsewhere.requests).toEqual([]);
  });

  it('a redirect to a login page says so', async () => {
    const { halo } = await makeBench((_, to) => to.writeHead(302, { location: '/auth/account/login?returnUrl=%2Fapi' }).end());
    const error = await errorOf(halo.get('Status'));
    expect(error).toMatchObject({ code: 'redirect-refused', isLogin: true });
    expect(error.message).toContain('a login page');
  });
});
