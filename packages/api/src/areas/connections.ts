import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, instant, workspaceParams } from '../paging.ts';
import { preflightEvent, preflightReport } from '../preflight.ts';

/** A connection as lists show it. Never a secret. */
const connectionSummary = z.object({
  id: z.int(),
  name: z.string(),
  resourceServer: z.string(),
  tenant: z.string().nullable(),
  grant: z.enum(['client_credentials', 'password']),
  state: z.string(),
  checkedAt: instant.nullable(),
  isActive: z.boolean(),
  entities: z.array(z.string()).readonly().nullable(),
  /** Minutes; null: the hub's default; 0: never. */
  syncEveryMinutes: z.int().nullable(),
  requestLimit: z.int(),
  windowSeconds: z.int(),
  /** Since when the schedule leaves it alone; null: it does not. */
  pausedAt: instant.nullable(),
  /** Whether it is the imitated HaloPSA of the demonstration. */
  isSandbox: z.boolean(),
});

/** A connection that another workspace shows to this one: its records are read here, and nothing else. */
const linkedConnection = z.object({
  id: z.int(),
  name: z.string(),
  /** The name of the workspace that it belongs to. */
  fromWorkspace: z.string(),
  isSandbox: z.boolean(),
});

/** Everything about a connection that can be edited, and how its secret stands. */
const connectionDetail = connectionSummary.extend({
  url: z.string(),
  authServer: z.string(),
  clientId: z.string(),
  username: z.string().nullable(),
  scopes: z.array(z.string()).readonly().nullable(),
  allowPrivateHost: z.boolean(),
  hasCertificate: z.boolean(),
  fullEveryHours: z.int().nullable(),
  pageSize: z.int().nullable(),
  noTicketText: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
  secret: z.object({ keptAt: instant, expiresAt: instant.nullable() }).nullable(),
  lastCheck: preflightReport.nullable(),
});

/** What is typed of a connection. */
const connectionFields = {
  url: z.string().min(1).max(2000),
  clientId: z.string().min(1).max(200),
  tenant: z.string().max(200).nullable().optional(),
  grant: z.enum(['client_credentials', 'password']).optional(),
  username: z.string().max(200).nullable().optional(),
  resourceServer: z.string().max(2000).nullable().optional(),
  authServer: z.string().max(2000).nullable().optional(),
  caPem: z.string().max(200_000).nullable().optional(),
  allowPrivateHost: z.boolean().optional(),
  entities: z.array(z.string()).readonly().nullable().optional(),
  requestLimit: z.int().optional(),
  windowSeconds: z.int().optional(),
  pageSize: z.int().nullable().optional(),
  noTicketText: z.boolean().optional(),
  syncEveryMinutes: z.int().nullable().optional(),
  fullEveryHours: z.int().nullable().optional(),
  scopes: z.array(z.string()).readonly().nullable().optional(),
};

const secret = z.string().min(1).max(5000);
const saveWith = z.enum(['nothing', 'warnings', 'errors']);
const testing = { kind: 'events', event: preflightEvent } as const;

/** Connections of a workspace: each is one HaloPSA. */
export const connectionRoutes = [
  defineRoute({
    name: 'connections.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections',
    summary: 'Lists the connections that you may see: those of the workspace, and those that other workspaces show to it.',
    permission: 'view-sync',
    params: workspaceParams,
    answer: z.object({ items: z.array(connectionSummary), linked: z.array(linkedConnection) }),
  }),
  defineRoute({
    name: 'connections.read',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId',
    summary: 'Shows a connection with its settings and its last check. The secret is never shown.',
    permission: 'view-sync',
    params: connectionParams,
    answer: connectionDetail,
  }),
  defineRoute({
    name: 'connections.locate',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/locate',
    summary: 'Finds out where a HaloPSA is from any of its addresses: resource server, authorisation server and tenant.',
    permission: 'manage-connections',
    params: workspaceParams,
    body: z.strictObject({
      url: z.string().min(1).max(2000),
      tenant: z.string().max(200).nullable().optional(),
      resourceServer: z.string().max(2000).nullable().optional(),
      authServer: z.string().max(2000).nullable().optional(),
      allowPrivateHost: z.boolean().optional(),
      caPem: z.string().max(200_000).nullable().optional(),
    }),
    answer: z.object({
      resourceServer: z.string(),
      authServer: z.string(),
      tenant: z.string().nullable(),
      /** How each part became known: `typed`, `AuthInfo`, `OIDC discovery`, `convention`. */
      from: z.object({
        resourceServer: z.string(),
        authServer: z.string(),
        tenant: z.string(),
        foreignAuthHost: z.string().nullable(),
      }),
    }),
  }),
  defineRoute({
    name: 'connections.test',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/test',
    summary: 'Tests a HaloPSA with what was typed. Nothing is saved, whatever comes out.',
    permission: 'manage-connections',
    params: workspaceParams,
    body: z.strictObject({ ...connectionFields, secret }),
    answer: testing,
  }),
  defineRoute({
    name: 'connections.create',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections',
    summary: 'Tests a HaloPSA and saves the connection when the test allows it.',
    permission: 'manage-connections',
    params: workspaceParams,
    body: z.strictObject({ ...connectionFields, name: z.string().min(1).max(63), secret, saveWith: saveWith.optional() }),
    answer: testing,
  }),
  defineRoute({
    name: 'connections.edit',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/edit',
    summary:
      'Tests a connection with changes laid over it, and saves them when the test allows it. With `isTrial` nothing is saved.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject({
      changes: z.strictObject({ ...connectionFields, name: z.string().min(1).max(63) }).partial(),
      secret: secret.nullable().optional(),
      isSameHalo: z.boolean().optional(),
      unchosen: z.enum(['keep', 'drop']).optional(),
      saveWith: saveWith.optional(),
      isTrial: z.boolean().optional(),
    }),
    answer: testing,
  }),
  defineRoute({
    name: 'connections.check',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/check',
    summary: 'Tests a saved connection as it is, and keeps what was learned.',
    permission: 'manage-connections',
    params: connectionParams,
    answer: testing,
  }),
  defineRoute({
    name: 'connections.remove',
    method: 'DELETE',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId',
    summary: 'Removes a connection, its secret and, unless told otherwise, its rows. HaloPSA is not touched.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject({ confirmName: z.string(), keepData: z.boolean() }),
    answer: z.object({ connection: z.string(), rows: z.int(), keptData: z.boolean() }),
  }),
  defineRoute({
    name: 'connections.set-secret-expiry',
    method: 'PUT',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/secret-expiry',
    summary: 'Says when the secret in use ends, so that the watch can warn in time.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject({ expiresAt: instant.nullable() }),
    answer: null,
  }),
] as const;
