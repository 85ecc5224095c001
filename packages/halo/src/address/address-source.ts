/** How a part of an address became known. */
export type AddressSource = 'typed' | 'AuthInfo' | 'OIDC discovery' | 'convention';
