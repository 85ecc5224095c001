import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { useEvents } from '../../../api/use-events.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { type ProgressItem, ProgressList } from '../../../ui/ProgressList.tsx';
import { RouterButton } from '../../../ui/RouterButton.tsx';
import { type ConnectionPlace, type EntityStanding, type SyncStanding, standingQuery } from '../connections.queries.ts';

/** The first sync, kind by kind, live. It goes on in the hub when the page is closed, and is found again where it is. */
export function FirstSyncStep({ place }: { readonly place: ConnectionPlace }) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(standingQuery(place));
  useEvents(
    'syncs.watch',
    { params: place },
    {
      onEvent: (event) => queryClient.setQueryData(standingQuery(place).queryKey, event as SyncStanding),
    },
  );
  const start = useMutation({ mutationFn: () => call('syncs.start', { params: place, body: {} }) });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} mt={8} radius="md" aria-label="The sync's state is on its way" />;
  const read = data.entities.filter(({ lastSuccessAt }) => lastSuccessAt !== null).length;
  const hasBegun = data.verdict === 'syncing' || read > 0;
  return (
    <Stack gap={16} mt={8} maw={720}>
      <Group gap={10}>
        <Button loading={start.isPending} disabled={data.verdict === 'syncing'} onClick={() => start.mutate()}>
          {hasBegun ? 'Sync now' : 'Begin the first sync'}
        </Button>
        <RouterButton
          variant="default"
          to="/w/$workspaceId/connections/$connectionId"
          params={{ workspaceId: String(place.workspaceId), connectionId: String(place.connectionId) }}
        >
          To the connection
        </RouterButton>
        <Text fz="sm" role="status">
          {read} of {data.entities.length} kinds were read.
        </Text>
      </Group>
      {start.error ? <ProblemPanel error={start.error} /> : null}
      <ProgressList label="First sync" items={data.entities.map(toItem)} />
    </Stack>
  );
}

function toItem(entity: EntityStanding): ProgressItem {
  const { entity: id, title, state, running, rows, recordCount, message, progress } = entity;
  const total = progress?.total ?? recordCount;
  const done = progress?.done ?? running?.rowsRead ?? rows;
  const rate = running
    ? { rate: `${running.rowsPerSecond.toLocaleString()} rows/s, ${running.requests.toLocaleString()} requests` }
    : {};
  const states = {
    never: 'waiting',
    running: 'running',
    done: 'done',
    failed: 'failed',
    'no-permission': 'failed',
    suspect: 'failed',
  } as const;
  return { id, title, state: states[state], done, total, ...(message === null ? {} : { phase: message }), ...rate };
}
