import { type Clock, createHalo, type Halo, unlimitedBudget } from '@sundog/halo';
import type { Sandbox } from '@sundog/sandbox';

/**
 * Another client of a sandbox, as another process or a later start of the hub has it: no token, nothing learned. Whoever opens it
 * closes it.
 */
export function openClient(sandbox: Sandbox, { clock, secret }: { readonly clock?: Clock; readonly secret?: string } = {}): Halo {
  const { resourceServer, authServer, tenant, clientId, clientSecret } = sandbox;
  return createHalo({
    address: { resourceServer, authServer, tenant },
    credentials: { grant: 'client_credentials', clientId, clientSecret: () => secret ?? clientSecret },
    scopes: ['all'],
    budget: unlimitedBudget(),
    network: { allowPrivateHosts: [new URL(sandbox.url).host] },
    ...(clock ? { clock } : {}),
  });
}
