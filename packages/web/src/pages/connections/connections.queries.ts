import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';

/** A connection as its page shows it. */
export type Connection = CallAnswer<'connections.read'>;
/** How a connection's sync stands. */
export type SyncStanding = CallAnswer<'syncs.read'>;
/** One entity of it. */
export type EntityStanding = SyncStanding['entities'][number];
/** How a test of a connection ended. */
export type PreflightReport = NonNullable<Connection['lastCheck']>;
/** The permission X-ray. */
export type Xray = NonNullable<CallAnswer<'permissions.read'>['report']>;

/** Where a connection is, for every call about it. */
export interface ConnectionPlace {
  readonly workspaceId: number;
  readonly connectionId: number;
}

/** The connections that the person may see: those of the workspace, and those that others show to it. */
export const connectionsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['connections', workspaceId],
    queryFn: ({ signal }) => call('connections.list', { params: { workspaceId } }, { signal }),
  });

/** What other workspaces show to this one, for whoever manages connections, whether they see its records or not. */
export const takenLinksQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['taken-links', workspaceId],
    queryFn: async ({ signal }) => (await call('links.taken', { params: { workspaceId } }, { signal })).items,
  });

/** The other workspaces that a connection is shown to. */
export const linksQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['links', params],
    queryFn: async ({ signal }) => (await call('links.list', { params }, { signal })).items,
  });

export const connectionQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['connection', params],
    queryFn: ({ signal }) => call('connections.read', { params }, { signal }),
  });

/** How the sync stands; kept fresh by the events of the page. */
export const standingQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['sync', params],
    queryFn: ({ signal }) => call('syncs.read', { params }, { signal }),
  });

export const permissionsQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['permissions', params],
    queryFn: ({ signal }) => call('permissions.read', { params }, { signal }),
  });

export const featuresQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['features', params],
    queryFn: async ({ signal }) => (await call('permissions.features', { params }, { signal })).items,
  });

/** The set-up of HaloPSA for exactly these features. */
export const setUpQuery = (workspaceId: number, features: readonly string[]) =>
  queryOptions({
    queryKey: ['set-up', workspaceId, features],
    queryFn: ({ signal }) =>
      call('permissions.set-up', { params: { workspaceId }, query: { features: features.join(',') } }, { signal }),
  });

export const webhooksQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['webhooks', params],
    queryFn: ({ signal }) => call('webhooks.list', { params }, { signal }),
  });

interface RunsWish {
  readonly cursor: string | undefined;
  readonly entity: string | undefined;
  readonly state: string | undefined;
}

export const runsQuery = (params: ConnectionPlace, query: RunsWish) =>
  queryOptions({
    queryKey: ['runs', params, query],
    queryFn: ({ signal }) => call('syncs.runs', { params, query: { ...query, limit: 50 } }, { signal }),
  });

export const runDaysQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['run-days', params],
    queryFn: async ({ signal }) => (await call('syncs.days', { params }, { signal })).items,
  });

/** To whom each connection is shown, and to whom it might be. */
export const grantsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['grants', workspaceId],
    queryFn: ({ signal }) => call('people.grants', { params: { workspaceId } }, { signal }),
  });

/** What a connection demands of plans. */
export type PlanPolicy = CallAnswer<'plans.policy'>['policy'];

export const planPolicyQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['plan-policy', params],
    queryFn: ({ signal }) => call('plans.policy', { params }, { signal }),
  });

/** Whether the Connect button stands in HaloPSA. It asks HaloPSA, so it is not asked again by itself. */
export const installQuery = (params: ConnectionPlace) =>
  queryOptions({
    queryKey: ['install', params],
    queryFn: ({ signal }) => call('install.show', { params }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
