import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer, CallInput } from '../../api/route-types.ts';

/** A way by which people are told. */
export type Channel = CallAnswer<'channels.list'>['items'][number];
/** Kinds of channels, and the events of which they can tell. */
export type ChannelKinds = CallAnswer<'channels.kinds'>;
/** One kind, with its settings as JSON Schema. */
export type ChannelKind = ChannelKinds['kinds'][number];
/** What was told or is to be told to one channel. */
export type Delivery = CallAnswer<'channels.deliveries'>['items'][number];

export const channelsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['channels', workspaceId],
    queryFn: async ({ signal }) => (await call('channels.list', { params: { workspaceId } }, { signal })).items,
  });

export const kindsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['channel-kinds', workspaceId],
    queryFn: ({ signal }) => call('channels.kinds', { params: { workspaceId } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const deliveriesQuery = (workspaceId: number, query: NonNullable<CallInput<'channels.deliveries'>['query']>) =>
  queryOptions({
    queryKey: ['channels', workspaceId, 'deliveries', query],
    queryFn: ({ signal }) => call('channels.deliveries', { params: { workspaceId }, query }, { signal }),
  });
