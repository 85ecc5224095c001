import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { getCACertificates } from 'node:tls';
import { buildConnector } from 'undici';
import { checkAddress } from './check-url.ts';
import type { ResolvedAddress, SettledPolicy } from './network-policy.ts';

type Connector = ReturnType<typeof buildConnector>;

/**
 * Connects only to addresses that were checked. The name is resolved once, by the very lookup of the connection: every address that it
 * gives must be allowed, or none is used, and there is no second resolution between the check and the connection (DNS rebinding).
 */
export function pinnedConnector(policy: SettledPolicy): Connector {
  const connectors = new Map<string, Connector>();
  const ca = policy.caPem === null ? undefined : [...getCACertificates('default'), policy.caPem];
  return (options, callback) => {
    const port = options.port || (options.protocol === 'http:' ? '80' : '443');
    const host = options.hostname.includes(':') && !options.hostname.startsWith('[') ? `[${options.hostname}]` : options.hostname;
    const hostPort = `${host.replace(/\.$/, '')}:${port}`;
    let connector = connectors.get(hostPort);
    if (!connector) {
      connector = buildConnector({
        allowH2: false,
        timeout: policy.connectMs,
        lookup: checkedLookup(hostPort, policy),
        minVersion: 'TLSv1.2',
        ...(ca === undefined ? {} : { ca }),
      });
      connectors.set(hostPort, connector);
    }
    connector(options, callback);
  };
}

function checkedLookup(hostPort: string, policy: SettledPolicy): LookupFunction {
  return (hostname, options, callback) => {
    resolveChecked(hostname, hostPort, policy).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) return callback(notFound(hostname), '', 4);
        if (options.all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : notFound(hostname), '', 4),
    );
  };
}

async function resolveChecked(hostname: string, hostPort: string, policy: SettledPolicy): Promise<readonly ResolvedAddress[]> {
  const found = policy.resolve ? await policy.resolve(hostname) : await lookup(hostname, { all: true, verbatim: true });
  for (const { address } of found) checkAddress(address, hostPort, policy);
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

function notFound(hostname: string): Error {
  return Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' });
}
