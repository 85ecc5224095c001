import {
  createHalo,
  createRollingBudget,
  discoverAddress,
  type Halo,
  type HaloCredentials,
  type HaloWriter,
  type NetworkPolicy,
  type RateBudget,
} from '@sundog/halo';
import type { AddressWish, FoundAddress, HaloDoor, HaloSignIn } from '../engine/halo-door.ts';
import { readCertificate } from '../engine/preflight/read-certificate.ts';
import type { TrialDoorway } from '../engine/xray/trial/trial-halo.ts';
import type { ApplyDoorway } from './plan-desk.ts';

export interface HaloDoorOptions {
  /** Limits other than the usual ones; hosts and certificates come with each connection. */
  readonly network?: Omit<NetworkPolicy, 'allowPrivateHosts' | 'caPem'>;
  /** The request budget of a HaloPSA; asked once for each of its limits. Absent: one in memory, of this process alone. */
  readonly budgetFor?: (signIn: HaloSignIn) => RateBudget;
}

/** The way to HaloPSA over the network. Clients of one HaloPSA share one request budget. */
export function makeHaloDoor(options: HaloDoorOptions = {}): HaloDoor & TrialDoorway & ApplyDoorway {
  const budgets = new Map<string, RateBudget>();
  const networkOf = (at: Pick<HaloSignIn, 'allowPrivateHosts' | 'caPem'>): NetworkPolicy => ({
    ...options.network,
    allowPrivateHosts: at.allowPrivateHosts,
    ...(at.caPem === null ? {} : { caPem: at.caPem }),
  });
  const budgetFor =
    options.budgetFor ??
    (({ requestLimit, windowSeconds }) => createRollingBudget({ limit: requestLimit, windowMs: windowSeconds * 1000 }));
  const budgetOf = (signIn: HaloSignIn): RateBudget => {
    const { resourceServer, tenant, requestLimit, windowSeconds } = signIn;
    const key = `${resourceServer} ${tenant ?? ''} ${requestLimit}/${windowSeconds}`;
    const budget = budgets.get(key) ?? budgetFor(signIn);
    budgets.set(key, budget);
    return budget;
  };
  const open = (signIn: HaloSignIn): Halo & { writer(): HaloWriter } =>
    createHalo({
      address: { resourceServer: signIn.resourceServer, authServer: signIn.authServer, tenant: signIn.tenant },
      credentials: credentialsOf(signIn),
      budget: budgetOf(signIn),
      network: networkOf(signIn),
      workedBefore: signIn.workedAt !== null,
      ...(signIn.scopes === null ? {} : { scopes: signIn.scopes }),
    });
  return {
    discover: async (wish, signal) => {
      const { address, evidence } = await discoverAddress(wish.url, {
        tenant: wish.tenant,
        resourceServer: wish.resourceServer ?? undefined,
        authServer: wish.authServer ?? undefined,
        network: networkOf(wish),
        signal,
      });
      return { ...address, from: evidence };
    },
    assume: assumeAddress,
    open,
    openForTrial: open,
    openForApply: open,
    readCertificate: ({ resourceServer, caPem }) => readCertificate(resourceServer, caPem),
  };
}

function credentialsOf({ grant, clientId, username, secret, readSecret }: HaloSignIn): HaloCredentials {
  const reveal = async () => (readSecret ? await readSecret() : secret).reveal();
  if (grant === 'client_credentials') return { grant, clientId, clientSecret: reveal };
  return { grant, clientId, username: username ?? '', password: reveal };
}

/** Only for an address that `discover` has understood and that did not answer: forms that hide another host are refused there. */
function assumeAddress({ url, tenant, resourceServer, authServer }: AddressWish): FoundAddress {
  const text = url.trim();
  const root = /^[a-z0-9-]+$/i.test(text)
    ? `https://${text.toLowerCase()}.halopsa.com`
    : new URL(text.includes('://') ? text : `https://${text}`).origin;
  const hosted = /^https:\/\/([a-z0-9-]+)\.halo(?:psa|itsm|servicedesk|crm)\.com$/.exec(root)?.[1] ?? null;
  const isNone = tenant !== null && ['', 'none', 'not set'].includes(tenant.trim().toLowerCase());
  return {
    resourceServer: resourceServer ?? `${root}/api`,
    authServer: authServer ?? `${root}/auth`,
    tenant: isNone ? null : (tenant ?? hosted),
    from: {
      resourceServer: 'convention',
      authServer: 'convention',
      tenant: tenant === null ? 'convention' : 'typed',
      foreignAuthHost: null,
    },
  };
}
