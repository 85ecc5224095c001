import type { HaloAddress } from '../halo.ts';
import { hostPortOf, type NetworkPolicy, settlePolicy } from '../network/network-policy.ts';
import { openTransport } from '../network/transport.ts';
import type { AddressSource } from './address-source.ts';
import { type FoundAuthServer, findAuthServer } from './find-auth-server.ts';
import { parseAddress, parseServer } from './parse-address.ts';
import { haveSameOwner } from './same-owner.ts';
import { settleTenant } from './tenant.ts';

/** What the parts of an address rest on. */
export interface AddressEvidence {
  readonly resourceServer: AddressSource;
  readonly authServer: AddressSource;
  readonly tenant: AddressSource;
  /** The host of the authorisation server where it belongs to somebody else than the host that was typed: a person should be told, for the secret goes there. */
  readonly foreignAuthHost: string | null;
}

export interface DiscoverOptions {
  /** Given explicitly it wins; "", "none" and "Not set" are none. Absent: to be found out. */
  readonly tenant?: string | null | undefined;
  readonly resourceServer?: string | undefined;
  readonly authServer?: string | undefined;
  readonly network?: NetworkPolicy | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly userAgent?: string | undefined;
}

/**
 * Finds out where a HaloPSA is, from any address that a person pastes (API.md 1.1, 1.2): asks `AuthInfo`, then OIDC discovery, and
 * goes by convention where a token endpoint shows itself there. Sends no credential.
 * @throws the error of the network, of the certificate, or NotHaloError, LoginPageError, RedirectRefusedError, BlockedBeforeSignInError
 * @example
 * const { address } = await discoverAddress('https://acme.halopsa.com/tickets?area=1');
 */
export async function discoverAddress(
  input: string,
  options: DiscoverOptions = {},
): Promise<{ readonly address: HaloAddress; readonly evidence: AddressEvidence }> {
  const parsed = parseAddress(input);
  const typedResource = given(options.resourceServer);
  const typedAuth = given(options.authServer);
  const resourceServer = typedResource === null ? `${parsed.root}/api` : parseServer(typedResource, '/api');
  const authServer = typedAuth === null ? null : parseServer(typedAuth, '/auth');
  const transport = openTransport(options.network);
  let found: FoundAuthServer;
  try {
    found = await findAuthServer({
      transport,
      root: typedResource === null ? parsed.root : resourceServer.replace(/\/api$/i, ''),
      resourceServer,
      typedAuthServer: authServer,
      allowedHosts: new Set([
        ...settlePolicy(options.network).privateHosts,
        ...[parsed.root, resourceServer].map((url) => hostPortOf(new URL(url))),
      ]),
      userAgent: options.userAgent ?? 'Sundog/0.1',
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } finally {
    await transport.close();
  }
  const tenant = chooseTenant(options.tenant, parsed.tenant, { found, root: parsed.root });
  return {
    address: { resourceServer, authServer: found.authServer, tenant: tenant.value },
    evidence: {
      resourceServer: typedResource === null ? 'convention' : 'typed',
      authServer: found.from,
      tenant: tenant.from,
      foreignAuthHost: foreignHost(new URL(found.authServer), new URL(resourceServer), authServer !== null),
    },
  };
}

function given(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

interface Finding {
  readonly found: FoundAuthServer;
  readonly root: string;
}

function chooseTenant(
  explicit: string | null | undefined,
  pasted: string | null,
  { found, root }: Finding,
): { readonly value: string | null; readonly from: AddressSource } {
  if (explicit !== undefined && explicit !== null) return { value: settleTenant(explicit), from: 'typed' };
  if (pasted !== null) return { value: settleTenant(pasted), from: 'typed' };
  if (found.tenant !== undefined) return { value: settleTenant(found.tenant), from: 'AuthInfo' };
  // A hosted HaloPSA is named after its tenant; on one's own host or domain there is none.
  const hosted = /^([a-z0-9-]+)\.halo(?:psa|itsm|servicedesk|crm)\.com$/i.exec(new URL(root).hostname)?.[1];
  return { value: hosted ?? null, from: 'convention' };
}

function foreignHost(auth: URL, resource: URL, isTyped: boolean): string | null {
  return isTyped || haveSameOwner(auth.hostname, resource.hostname) ? null : auth.hostname;
}
