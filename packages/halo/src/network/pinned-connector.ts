import { getCACertificates } from 'node:tls';
import { buildConnector } from 'undici';
import { checkedLookup } from './checked-lookup.ts';
import type { SettledPolicy } from './network-policy.ts';

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
