import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';

/** The board of a connection. */
export type Board = CallAnswer<'overview.read'>;
/** One figure of it. */
export type Figure = Board['figures'][number];

/** The board; its week begins in the reader's zone. */
export const boardQuery = (params: MirrorPlace) =>
  queryOptions({
    queryKey: ['overview', params],
    queryFn: ({ signal }) => call('overview.read', { params, query: { zone: zoneHere() } }, { signal }),
    refetchInterval: 60_000,
  });

const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
