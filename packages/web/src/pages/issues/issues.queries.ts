import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer, CallInput } from '../../api/route-types.ts';

/** One entry of the inbox. */
export type Issue = CallAnswer<'issues.list'>['items'][number];

type Wish = NonNullable<CallInput<'issues.list'>['query']>;

export const issuesQuery = (workspaceId: number, query: Wish) =>
  queryOptions({
    queryKey: ['issues', workspaceId, query],
    queryFn: async ({ signal }) => (await call('issues.list', { params: { workspaceId }, query }, { signal })).items,
  });
