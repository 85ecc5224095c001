import type { Role } from '@sundog/api';
import type { SingleSignOn } from './workspace-settings.queries.ts';

/** An identity provider as it is typed. Blank: not said. */
export interface ProviderDraft {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly allowPrivateHost: boolean;
  readonly groupClaim: string;
  readonly roleOfGroup: readonly { readonly group: string; readonly role: Role }[];
  readonly admitsByGroup: boolean;
}

/** The provider that is kept as it would be typed; its secret stays with the hub. */
export function draftOf(provider: SingleSignOn['provider']): ProviderDraft {
  const { name = '', issuer = '', clientId = '', allowPrivateHost = false, admitsByGroup = false } = provider ?? {};
  const { groupClaim, roleOfGroup = [] } = provider ?? {};
  return { name, issuer, clientId, clientSecret: '', allowPrivateHost, groupClaim: groupClaim ?? '', roleOfGroup, admitsByGroup };
}

/** A draft as the hub takes it. Without a claim there are no groups, so nobody has a role by one. */
export function typedOf({ clientSecret, groupClaim, roleOfGroup, admitsByGroup, ...draft }: ProviderDraft) {
  const claim = groupClaim.trim();
  return {
    name: draft.name.trim(),
    issuer: draft.issuer.trim(),
    clientId: draft.clientId.trim(),
    allowPrivateHost: draft.allowPrivateHost,
    groupClaim: claim === '' ? null : claim,
    roleOfGroup: claim === '' ? [] : roleOfGroup.filter(({ group }) => group.trim() !== ''),
    admitsByGroup: claim !== '' && admitsByGroup,
    ...(clientSecret === '' ? {} : { clientSecret }),
  };
}
