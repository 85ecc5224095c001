import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';

/** Who belongs to the workspace, and who is invited. */
export type People = CallAnswer<'people.list'>;
/** Somebody who belongs to it. */
export type Person = People['items'][number];
/** Somebody who is awaited. */
export type Invitation = People['invitations'][number];
/** A group of people. */
export type PeopleGroup = CallAnswer<'people.groups'>['items'][number];
/** A client that somebody is limited to. */
export type LimitClient = NonNullable<Person['clients']>[number];

export const peopleQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['people', workspaceId],
    queryFn: ({ signal }) => call('people.list', { params: { workspaceId } }, { signal }),
  });

export const groupsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['people', workspaceId, 'groups'],
    queryFn: async ({ signal }) => (await call('people.groups', { params: { workspaceId } }, { signal })).items,
  });

/** Clients by number, by how the name starts, and by its words; of the connections that whoever asks may see. */
export const clientsQuery = (workspaceId: number, text: string) =>
  queryOptions({
    queryKey: ['client-search', workspaceId, text],
    queryFn: async ({ signal }) => {
      const { groups } = await call('search.find', { params: { workspaceId }, query: { text } }, { signal });
      return groups.find(({ entity }) => entity === 'client')?.items ?? [];
    },
    enabled: text.trim() !== '',
  });

/** The name of a client; null where it is not known or may not be seen. */
export const clientNameQuery = (workspaceId: number, { connectionId, clientId }: LimitClient) =>
  queryOptions({
    queryKey: ['client-name', workspaceId, connectionId, clientId],
    queryFn: async ({ signal }) => {
      const params = { workspaceId, connectionId, entity: 'client', key: String(clientId) };
      return (await call('records.read', { params }, { signal })).title;
    },
    staleTime: 600_000,
    retry: false,
  });
