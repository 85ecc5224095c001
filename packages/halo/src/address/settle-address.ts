import type { HaloAddress } from '../halo.ts';
import { parseServer } from './parse-address.ts';
import { settleTenant } from './tenant.ts';

/**
 * An address in the one form that is used from here on: no slashes or `/token` at the ends, no word for "none" as tenant.
 * @throws AddressNotUnderstoodError
 */
export function settleAddress(address: HaloAddress): HaloAddress {
  return {
    resourceServer: parseServer(address.resourceServer, '/api'),
    authServer: parseServer(address.authServer, '/auth'),
    tenant: settleTenant(address.tenant),
  };
}
