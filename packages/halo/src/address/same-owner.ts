import { isIP } from 'node:net';

/**
 * Whether two hosts lie in the same registrable domain, so far as their names tell: `acme.halopsa.com` and `auth.halopsa.com` do. A
 * second-level domain of a country (`co.uk`, `com.au`) is told by its length, without the list of public suffixes: in doubt it is no.
 */
export function haveSameOwner(one: string, other: string): boolean {
  return one === other || (registrableOf(one) !== null && registrableOf(one) === registrableOf(other));
}

function registrableOf(host: string): string | null {
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return null;
  const labels = host.split('.');
  const [last = '', second = ''] = labels.toReversed();
  const count = last.length === 2 && second.length <= 3 ? 3 : 2;
  return labels.length < count ? null : labels.slice(-count).join('.');
}
