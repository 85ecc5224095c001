import type { ApiRoutes } from '@sundog/api';
import { Secret } from '../../../foundation/secret.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';
import { redirectUriOf } from './redirect-uri.ts';

/** What an owner sets for a workspace as a whole. */
export const workspaceSettingsHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'workspace-settings'>> = {
  'workspace-settings.rename': async ({ hub, body }) => {
    await hub.people.rename(body);
    return undefined;
  },
  'workspace-settings.addresses': async ({ hub, origin }) => ({
    addresses: [...(await hub.people.readAddresses())],
    yours: origin.ip,
  }),
  'workspace-settings.set-addresses': async ({ hub, body }) => {
    await hub.people.setAddresses({ addresses: body.addresses.map(({ network, note = '' }) => ({ network, note })) });
    return undefined;
  },
  'workspace-settings.single-sign-on': async ({ hub, reach }) => {
    const row = await hub.people.readIdentityProvider();
    const hasAddress = hub.publicUrl !== null || reach.kind === 'loopback';
    return {
      provider: row && {
        ...{ name: row.name, issuer: row.issuer, clientId: row.clientId, allowPrivateHost: row.allowPrivateHost },
        ...{ groupClaim: row.groupClaim, roleOfGroup: [...row.roleOfGroup], admitsByGroup: row.admitsByGroup },
      },
      redirectUri: hasAddress ? redirectUriOf(hub.publicUrl, reach) : null,
    };
  },
  'workspace-settings.set-single-sign-on': async ({ hub, body }) => {
    const { clientSecret, ...fields } = body;
    await hub.people.setIdentityProvider(
      clientSecret === undefined ? fields : { ...fields, clientSecret: new Secret(clientSecret) },
    );
    return undefined;
  },
  'workspace-settings.remove-single-sign-on': async ({ hub }) => {
    await hub.people.removeIdentityProvider();
    return undefined;
  },
};
