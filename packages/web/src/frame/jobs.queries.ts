import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import type { RunningJob } from './running-jobs.ts';

const whileBusyMs = 2_000;
const whileQuietMs = 15_000;

/**
 * What goes on in the background of a workspace. Asked for, not listened to: a browser has six connections for all tabs of a hub, and a stream
 * per tab would hold one each. A tab that nobody looks at does not ask.
 */
export const jobsQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['jobs', workspaceId],
    queryFn: async ({ signal }): Promise<readonly RunningJob[]> =>
      (await call('jobs.list', { params: { workspaceId } }, { signal })).items.map(
        ({ id, title, state, phase, done, total }) => ({
          ...{ id, title, state, done, total },
          ...(phase === null ? {} : { phase }),
        }),
      ),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && state.data.length > 0 ? whileBusyMs : whileQuietMs),
  });
