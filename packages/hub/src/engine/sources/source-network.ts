import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { getCACertificates, connect as tlsConnect } from 'node:tls';
import type { FetchReply, Network } from '@sundog/connectors';
import {
  assertReachable,
  connectPinned,
  HaloError,
  HostNotFoundError,
  type NetworkPolicy,
  openTransport,
  PlainHttpError,
  PrivateAddressError,
  type WireReply,
} from '@sundog/halo';
import { SourceAddressRefusedError } from '../../foundation/errors/source-address-refused.ts';

/** A little more than the kit allows, so that the kit says in its own words what was too large or too slow. */
const mostBytes = 65 * 1024 * 1024;
const totalMs = 65_000;

/**
 * The hub's policy of addresses as the network of a connector: the address that was looked at is the one that is connected to, no proxy is
 * known, and private addresses and plain http are for the allowed `host:port` alone. Whoever opens it closes it.
 */
export function openSourceNetwork(
  allowHosts: readonly string[],
  network: NetworkPolicy = {},
): { readonly network: Network; readonly close: () => Promise<void> } {
  const policy: NetworkPolicy = { maxBodyBytes: mostBytes, timeouts: { totalMs }, ...network, allowPrivateHosts: allowHosts };
  const transport = openTransport(policy);
  return {
    network: {
      assertReachable: (url) => assertReachable(url, policy).catch((error: unknown) => refuse(error, url)),
      fetch: async (address, { method, headers, body, signal }) => {
        const url = new URL(address);
        const request = { url, method: methodOf(method), headers, signal, ...(body === undefined ? {} : { body }) };
        return toReply(await transport.send(request).catch((error: unknown) => refuse(error, url)));
      },
      connect: (url, { signal }) => openConnection(url, policy, signal).catch((error: unknown) => refuse(error, url)),
    },
    close: () => transport.close(),
  };
}

/** A connection to an address that was checked, encrypted where the URL is https. */
async function openConnection(url: URL, policy: NetworkPolicy, signal: AbortSignal): Promise<Duplex> {
  signal.throwIfAborted();
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const socket = await connectPinned(
    { host: url.hostname, port: Number(url.port || (url.protocol === 'http:' ? 80 : 443)) },
    policy,
  );
  if (url.protocol === 'http:') return socket;
  const ca = policy.caPem === undefined ? {} : { ca: [...getCACertificates('default'), policy.caPem] };
  return new Promise((resolve, reject) => {
    const encrypted = tlsConnect({
      socket,
      minVersion: 'TLSv1.2',
      ...(isIP(host) === 0 ? { servername: host } : { host }),
      ...ca,
    });
    const end = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    signal.addEventListener('abort', () => end(signal.reason), { once: true });
    encrypted.once('error', end).once('secureConnect', () => {
      encrypted.off('error', end);
      resolve(encrypted);
    });
  });
}

/** Where a source may not be asked, that is told; every other failure the kit tells as its own, with the tool's name. */
function refuse(error: unknown, url: URL): never {
  const hostPort = hostPortOf(url);
  if (error instanceof PrivateAddressError)
    throw new SourceAddressRefusedError(hostPort, `has the private address ${error.address}`);
  if (error instanceof PlainHttpError) throw new SourceAddressRefusedError(hostPort, 'would be asked unencrypted');
  if (error instanceof HostNotFoundError) throw new SourceAddressRefusedError(hostPort, 'has a name that cannot be found');
  throw error instanceof HaloError ? new Error(`the network: ${error.code}`) : error;
}

/** Host and port of an address, IPv6 in brackets: `rmm.acme.example:443`. */
export function hostPortOf(url: URL): string {
  return `${url.hostname.replace(/\.$/, '')}:${url.port || (url.protocol === 'http:' ? '80' : '443')}`;
}

/** The methods by which tools are asked; some list by PATCH. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function methodOf(text: string): (typeof methods)[number] {
  const method = methods.find((one) => one === text);
  if (!method) throw new TypeError(`No source is asked by ${text}.`);
  return method;
}

function toReply({ status, headers, body }: WireReply): FetchReply {
  return {
    status,
    headers: {
      get: (name) => {
        const value = headers[name.toLowerCase()];
        return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
      },
    },
    body: piecesOf(body),
  };
}

async function* piecesOf(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body;
}
