import { type ApiRoutes, capabilities, capabilitiesOfRole, capabilityTitles, type Role, roles } from '@sundog/api';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

/** The people of a workspace and what they may see. */
export const peopleHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'people'>> = {
  'people.list': async ({ hub }) => {
    const { people, invitations } = await hub.people.list();
    return {
      items: people.map((one) => ({
        ...one,
        clients: one.clients && [...one.clients],
        joinedAt: one.joinedAt.toISOString(),
        lastSeenAt: one.lastSeenAt?.toISOString() ?? null,
      })),
      invitations: invitations.map(({ id, email, role, invitedBy, createdAt, expiresAt }) => ({
        ...{ id, email, role: role as Role, invitedBy },
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
    };
  },
  'people.invite': async ({ hub, body, reach }) => {
    const { email, role, days } = body;
    const { id, token, expiresAt } = await hub.people.invite(days === undefined ? { email, role } : { email, role, days });
    // Behind the sign that browsers send to nobody: the token is in no log.
    return { id, link: `${hub.publicUrl ?? reach.url}/invitation#${token}`, expiresAt: expiresAt.toISOString() };
  },
  'people.withdraw-invitation': async ({ hub, params }) => {
    await hub.people.withdrawInvitation({ id: params.invitationId });
    return undefined;
  },
  'people.change-role': async ({ hub, params, body }) => {
    await hub.people.changeRole({ accountId: params.accountId, role: body.role });
    return undefined;
  },
  'people.limit': async ({ hub, params, body }) => {
    await hub.people.limit({ accountId: params.accountId, clients: body.clients });
    return undefined;
  },
  'people.remove': async ({ hub, params }) => {
    await hub.people.remove({ accountId: params.accountId });
    return undefined;
  },
  'people.end-sessions': async ({ hub, params }) => ({ ended: await hub.people.endSessions({ accountId: params.accountId }) }),
  'people.roles': () => ({
    roles: roles.map((role) => ({ role, capabilities: [...capabilitiesOfRole[role]] })),
    capabilities: capabilities.map((name) => ({ name, title: capabilityTitles[name] })),
  }),
  'people.groups': async ({ hub }) => ({
    items: (await hub.people.listGroups()).map(({ id, name, accountIds }) => ({ id, name, accountIds: [...accountIds] })),
  }),
  'people.create-group': ({ hub, body }) => hub.people.createGroup({ name: body.name, accountIds: body.accountIds ?? [] }),
  'people.change-group': async ({ hub, params, body }) => {
    await hub.people.changeGroup({ id: params.groupId, ...body });
    return undefined;
  },
  'people.remove-group': async ({ hub, params }) => {
    await hub.people.removeGroup({ id: params.groupId });
    return undefined;
  },
  'people.grants': async ({ hub }) => {
    const [granted, { people }, groups] = await Promise.all([
      hub.people.listGrants(),
      hub.people.list(),
      hub.people.listGroups(),
    ]);
    return {
      items: granted.map((one) => ({ ...one, grantees: [...one.grantees] })),
      people: people.map(({ accountId, displayName, email }) => ({ accountId, displayName, email })),
      groups: groups.map(({ id, name }) => ({ id, name })),
    };
  },
  'people.set-grants': async ({ hub, params, body }) => {
    await hub.people.grant({ connectionId: params.grantedId, grantees: body.grantees });
    return undefined;
  },
};
