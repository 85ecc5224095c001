import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import type { CallAnswer } from '../api/route-types.ts';

/** A kind of record, as the catalogue defines it. */
export type EntityDefinition = CallAnswer<'catalog.entities'>['items'][number];
/** One column of it. */
export type RecordColumn = EntityDefinition['columns'][number];
/** One row of a table of records. */
export type RecordRow = CallAnswer<'records.list'>['items'][number];
/** The values of a record, by the names of its columns. */
export type RecordValues = RecordRow['values'];
/** A connection whose records the person may see. */
export interface ReadableConnection {
  readonly id: number;
  readonly name: string;
  readonly isSandbox: boolean;
  /** The workspace that shows it to this one, which only reads it; null: it belongs here. */
  readonly fromWorkspace: string | null;
}

/** Where records are. */
export interface MirrorPlace {
  readonly workspaceId: number;
  readonly connectionId: number;
}

/** Every kind of record. It changes with the hub's version alone. */
export const entitiesQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['catalog', workspaceId],
    queryFn: async ({ signal }) => (await call('catalog.entities', { params: { workspaceId } }, { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The connections that the person may see: those of the workspace, and those that others show to it. */
export const readableConnectionsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['connections', workspaceId],
    queryFn: ({ signal }) => call('connections.list', { params: { workspaceId } }, { signal }),
    select: ({ items, linked }): readonly ReadableConnection[] => [
      ...items.map(({ id, name, isSandbox }) => ({ id, name, isSandbox, fromWorkspace: null })),
      ...linked,
    ],
  });

/** How the sync of a connection stands. */
export const mirrorStandingQuery = (params: MirrorPlace) =>
  queryOptions({
    queryKey: ['sync', params],
    queryFn: ({ signal }) => call('syncs.read', { params }, { signal }),
  });
