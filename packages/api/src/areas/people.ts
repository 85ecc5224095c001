import { z } from 'zod';
import { capabilities, roles } from '../capabilities.ts';
import { defineRoute } from '../define-route.ts';
import { id, instant, workspaceParams } from '../paging.ts';

const uuid = z.uuid();
const role = z.enum(roles);
const place = '/api/v1/workspaces/:workspaceId' as const;
const personParams = workspaceParams.extend({ accountId: uuid });
const groupParams = workspaceParams.extend({ groupId: id });

/** Clients that somebody is limited to; null: none, all are seen. */
const clients = z
  .array(z.object({ connectionId: id, clientId: z.int() }))
  .max(1000)
  .nullable();

const person = z.object({
  accountId: uuid,
  email: z.string(),
  displayName: z.string(),
  role,
  clients,
  hasSecondFactor: z.boolean(),
  isDisabled: z.boolean(),
  joinedAt: instant,
  lastSeenAt: instant.nullable(),
});

const group = z.object({ id, name: z.string(), accountIds: z.array(uuid) });

/** To whom the rows of a connection are shown: a person, a group, or everybody of a role. */
const grantee = z.union([z.strictObject({ accountId: uuid }), z.strictObject({ groupId: id }), z.strictObject({ role })]);

/** The people of a workspace and what they may see. */
export const peopleRoutes = [
  defineRoute({
    name: 'people.list',
    method: 'GET',
    path: `${place}/people`,
    summary: 'Lists who belongs to the workspace, and who is invited.',
    permission: 'manage-people',
    params: workspaceParams,
    answer: z.object({
      items: z.array(person),
      invitations: z.array(
        z.object({ id: uuid, email: z.string(), role, invitedBy: z.string(), createdAt: instant, expiresAt: instant }),
      ),
    }),
  }),
  defineRoute({
    name: 'people.invite',
    method: 'POST',
    path: `${place}/invitations`,
    summary: 'Invites somebody: the answer holds the one-time link, which is shown this once.',
    permission: 'manage-people',
    params: workspaceParams,
    body: z.strictObject({ email: z.string().max(254), role, days: z.int().min(1).max(30).optional() }),
    answer: z.object({ id: uuid, link: z.string(), expiresAt: instant }),
    status: 201,
  }),
  defineRoute({
    name: 'people.withdraw-invitation',
    method: 'DELETE',
    path: `${place}/invitations/:invitationId`,
    summary: 'Takes an invitation back.',
    permission: 'manage-people',
    params: workspaceParams.extend({ invitationId: uuid }),
    answer: null,
  }),
  defineRoute({
    name: 'people.change-role',
    method: 'PUT',
    path: `${place}/people/:accountId/role`,
    summary: 'Gives somebody another role. Owners are made and unmade by owners, and one always stays.',
    permission: 'manage-people',
    params: personParams,
    body: z.strictObject({ role }),
    answer: null,
  }),
  defineRoute({
    name: 'people.limit',
    method: 'PUT',
    path: `${place}/people/:accountId/clients`,
    summary: 'Shows somebody only some clients; null shows all again.',
    permission: 'manage-people',
    params: personParams,
    body: z.strictObject({ clients }),
    answer: null,
  }),
  defineRoute({
    name: 'people.remove',
    method: 'DELETE',
    path: `${place}/people/:accountId`,
    summary: 'Takes somebody out of the workspace, with their grants, groups and keys there.',
    permission: 'manage-people',
    params: personParams,
    answer: null,
  }),
  defineRoute({
    name: 'people.end-sessions',
    method: 'POST',
    path: `${place}/people/:accountId/end-sessions`,
    summary: 'Ends every session of somebody.',
    permission: 'manage-people',
    params: personParams,
    answer: z.object({ ended: z.int() }),
  }),
  defineRoute({
    name: 'people.roles',
    method: 'GET',
    path: '/api/v1/roles',
    summary: 'Shows every role and what it may do.',
    permission: 'signed-in',
    answer: z.object({
      roles: z.array(z.object({ role, capabilities: z.array(z.enum(capabilities)) })),
      capabilities: z.array(z.object({ name: z.enum(capabilities), title: z.string() })),
    }),
  }),
  defineRoute({
    name: 'people.groups',
    method: 'GET',
    path: `${place}/groups`,
    summary: 'Lists the groups of the workspace.',
    permission: 'manage-people',
    params: workspaceParams,
    answer: z.object({ items: z.array(group) }),
  }),
  defineRoute({
    name: 'people.create-group',
    method: 'POST',
    path: `${place}/groups`,
    summary: 'Makes a group.',
    permission: 'manage-people',
    params: workspaceParams,
    body: z.strictObject({ name: z.string().max(80), accountIds: z.array(uuid).max(1000).optional() }),
    answer: z.object({ id }),
    status: 201,
  }),
  defineRoute({
    name: 'people.change-group',
    method: 'PATCH',
    path: `${place}/groups/:groupId`,
    summary: 'Gives a group another name, or other people.',
    permission: 'manage-people',
    params: groupParams,
    body: z.strictObject({ name: z.string().max(80).optional(), accountIds: z.array(uuid).max(1000).optional() }),
    answer: null,
  }),
  defineRoute({
    name: 'people.remove-group',
    method: 'DELETE',
    path: `${place}/groups/:groupId`,
    summary: 'Removes a group, and what was granted to it.',
    permission: 'manage-people',
    params: groupParams,
    answer: null,
  }),
  defineRoute({
    name: 'people.grants',
    method: 'GET',
    path: `${place}/grants`,
    summary: 'Shows of every connection who may see what it brings. Who may grant need not see it.',
    permission: 'manage-connections',
    params: workspaceParams,
    answer: z.object({
      items: z.array(
        z.object({
          connectionId: id,
          name: z.string(),
          /** The workspace that shows it to this one; null: it belongs here. */
          fromWorkspace: z.string().nullable(),
          grantees: z.array(grantee),
        }),
      ),
      /** To choose from. */
      people: z.array(z.object({ accountId: uuid, displayName: z.string(), email: z.string() })),
      groups: z.array(z.object({ id, name: z.string() })),
    }),
  }),
  defineRoute({
    name: 'people.set-grants',
    method: 'PUT',
    path: `${place}/grants/:grantedId`,
    summary: 'Says who may see what a connection brings: these, and nobody else.',
    permission: 'manage-connections',
    params: workspaceParams.extend({ grantedId: id }),
    body: z.strictObject({ grantees: z.array(grantee).max(500) }),
    answer: null,
  }),
] as const;
