import { connect, isIP, type Socket } from 'node:net';
import { ConnectionTimedOutError } from '../errors/connection-timed-out.ts';
import { checkUrl } from './check-url.ts';
import { checkedLookup } from './checked-lookup.ts';
import { networkFailure } from './network-failure.ts';
import { hostPortOf, type NetworkPolicy, type SettledPolicy, settlePolicy } from './network-policy.ts';

/** A host by its name or IP address (an IPv6 one in brackets or bare), and its port. */
export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/**
 * Opens a plain TCP connection to an address of the host that was checked, for protocols other than HTTP. The name is resolved once, by the
 * lookup of the connection itself; every address that it gives must be allowed, or none is used. No proxy is known.
 * @throws PrivateAddressError, HostNotFoundError, ConnectionRefusedError, ConnectionTimedOutError, ConnectionResetError
 */
export async function connectPinned(at: HostAndPort, policy: NetworkPolicy = {}): Promise<Socket> {
  const settled = settlePolicy(policy);
  const url = urlOf(at);
  checkUrl(url, settled);
  const about = { host: hostPortOf(url) };
  try {
    return await open(url.hostname.replace(/^\[|\]$/g, ''), at.port, { hostPort: about.host, settled });
  } catch (error) {
    throw networkFailure(error, { ...about, endpoint: 'connect', hasBegun: false });
  }
}

/**
 * Says before anything is sent whether a URL may be asked: by its form, and by every address that its name has at this moment. Whoever sends
 * later is checked anew, at the very address of the connection.
 * @throws PrivateAddressError, PlainHttpError, HostNotFoundError
 */
export async function assertReachable(url: URL, policy: NetworkPolicy = {}): Promise<void> {
  const settled = settlePolicy(policy);
  checkUrl(url, settled);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return;
  const hostPort = hostPortOf(url);
  await new Promise<void>((resolve, reject) => {
    checkedLookup(hostPort, settled)(host, { all: true }, (error) => (error ? reject(error) : resolve()));
  }).catch((error: unknown) => {
    throw networkFailure(error, { host: hostPort, endpoint: 'resolve', hasBegun: false });
  });
}

/** WHATWG parsing makes one of every spelling of an address, so that `127.1` and `0x7f000001` are checked as what they are. */
function urlOf({ host, port }: HostAndPort): URL {
  return new URL(`https://${isIP(host) === 6 ? `[${host}]` : host}:${port}`);
}

function open(
  host: string,
  port: number,
  { hostPort, settled }: { readonly hostPort: string; readonly settled: SettledPolicy },
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup: checkedLookup(hostPort, settled) });
    const timer = setTimeout(() => socket.destroy(new ConnectionTimedOutError({ host: hostPort })), settled.connectMs);
    const onError = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once('error', onError);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', onError);
      resolve(socket);
    });
  });
}
