import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';

/** One's own account. */
export type Me = CallAnswer<'account.me'>;
/** One of one's sessions. */
export type OwnSession = CallAnswer<'account.sessions'>['items'][number];
/** A key of the workspace. */
export type ApiKey = CallAnswer<'api-keys.list'>['items'][number];

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call('account.me', {}, { signal }),
});

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: async ({ signal }) => (await call('account.sessions', {}, { signal })).items,
});

export const apiKeysQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['api-keys', workspaceId],
    queryFn: async ({ signal }) => (await call('api-keys.list', { params: { workspaceId } }, { signal })).items,
  });

/** The identity providers that this hub knows, by their workspaces. */
export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: async ({ signal }) => (await call('sign-in.options', {}, { signal })).providers,
});
