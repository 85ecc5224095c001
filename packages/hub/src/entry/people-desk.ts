import type { OidcPeer } from '../engine/access/oidc-peer.ts';
import type { PeopleDeps } from '../features/access/access-deps.ts';
import {
  changeGroup,
  createGroup,
  grantConnection,
  listGrantedConnections,
  listGroups,
  removeGroup,
} from '../features/access/groups.ts';
import { readIdentityProvider, removeIdentityProvider, setIdentityProvider } from '../features/access/identity-provider.ts';
import {
  changeRole,
  endSessionsOf,
  invitePerson,
  limitPerson,
  listPeople,
  removePerson,
  withdrawInvitation,
} from '../features/access/people.ts';
import { readAddressList, renameWorkspace, setAddressList } from '../features/access/workspace-settings.ts';

/** The people of a workspace, what they may see, and how they come in. */
export type PeopleDesk = ReturnType<typeof openPeopleDesk>;

/** Every verb over people with its dependencies in hand. */
export function openPeopleDesk(deps: PeopleDeps, oidc: OidcPeer) {
  const bound =
    <Input, Output>(verb: (deps: PeopleDeps, input: Input) => Promise<Output>) =>
    (input: Input) =>
      verb(deps, input);
  return {
    list: () => listPeople(deps),
    invite: bound(invitePerson),
    withdrawInvitation: bound(withdrawInvitation),
    changeRole: bound(changeRole),
    limit: bound(limitPerson),
    remove: bound(removePerson),
    endSessions: bound(endSessionsOf),
    listGroups: () => listGroups(deps),
    createGroup: bound(createGroup),
    changeGroup: bound(changeGroup),
    removeGroup: bound(removeGroup),
    listGrants: () => listGrantedConnections(deps),
    grant: bound(grantConnection),
    rename: bound(renameWorkspace),
    readAddresses: () => readAddressList(deps),
    setAddresses: bound(setAddressList),
    readIdentityProvider: () => readIdentityProvider(deps),
    setIdentityProvider: (input: Parameters<typeof setIdentityProvider>[1]) => setIdentityProvider({ ...deps, oidc }, input),
    removeIdentityProvider: () => removeIdentityProvider(deps, {}),
  };
}
