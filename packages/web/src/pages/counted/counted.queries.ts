import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';

/** What a source counts of a product at a client, beside what is billed. */
export type CountedLine = CallAnswer<'coverage.counted'>['items'][number];

export const countedQuery = (params: MirrorPlace) =>
  queryOptions({
    queryKey: ['counted', params],
    queryFn: ({ signal }) => call('coverage.counted', { params }, { signal }),
  });
