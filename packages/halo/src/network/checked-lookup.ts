import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { checkAddress } from './check-url.ts';
import type { ResolvedAddress, SettledPolicy } from './network-policy.ts';

/** The lookup of a connection to `hostPort` that gives addresses only where every one of them is allowed. */
export function checkedLookup(hostPort: string, policy: SettledPolicy): LookupFunction {
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
