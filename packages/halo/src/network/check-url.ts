import { isIP } from 'node:net';
import { PlainHttpError } from '../errors/plain-http.ts';
import { PrivateAddressError } from '../errors/private-address.ts';
import { classifyAddress } from './address-class.ts';
import { hostPortOf, type SettledPolicy } from './network-policy.ts';

/** The host of a URL without the brackets of IPv6. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * Refuses what can be refused before a name is resolved: an IP address of a network that may not be asked, and http to a host that
 * the operator did not allow. The URL has been through WHATWG parsing, so that `127.1`, `0x7f000001` and full-width digits are `127.0.0.1`.
 * @throws PrivateAddressError, PlainHttpError
 */
export function checkUrl(url: URL, policy: SettledPolicy): void {
  const hostPort = hostPortOf(url);
  const host = bareHost(url);
  if (isIP(host) !== 0) checkAddress(host, hostPort, policy);
  if (/(^|\.)localhost$/.test(host) && !policy.privateHosts.has(hostPort))
    throw new PrivateAddressError({ host: hostPort, address: '127.0.0.1' });
  if (url.protocol !== 'https:' && !policy.privateHosts.has(hostPort)) throw new PlainHttpError({ host: shownHost(url) });
}

/**
 * Refuses an address that the host may not have.
 * @throws PrivateAddressError
 */
export function checkAddress(address: string, hostPort: string, policy: SettledPolicy): void {
  const kind = classifyAddress(address);
  if (kind === 'public' || (kind === 'private' && policy.privateHosts.has(hostPort))) return;
  throw new PrivateAddressError({ host: hostPort, address });
}

function shownHost(url: URL): string {
  return url.port === '' ? url.hostname : url.host;
}
