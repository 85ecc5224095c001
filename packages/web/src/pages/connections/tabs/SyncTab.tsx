import { Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEvents } from '../../../api/use-events.ts';
import { VerdictBadge } from '../../../definition-views/VerdictBadge.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { type SyncStanding, standingQuery } from '../connections.queries.ts';
import { BudgetMeter } from './BudgetMeter.tsx';
import { EntityTable } from './EntityTable.tsx';
import { SyncActions } from './SyncActions.tsx';
import type { TabProps } from './tab-props.ts';

/** How the sync stands, live. What runs goes on in the hub whether or not anybody looks, and a reload finds it where it is. */
export function SyncTab({ place, connection }: TabProps) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(standingQuery(place));
  const line = useEvents(
    'syncs.watch',
    { params: place },
    {
      onEvent: (event) => queryClient.setQueryData(standingQuery(place).queryKey, event as SyncStanding),
    },
  );
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={300} radius="md" aria-label="The sync's state is on its way" />;
  return (
    <Stack gap={16}>
      <Paper withBorder p="md">
        <Group justify="space-between" align="start" gap={16}>
          <div>
            <Group gap={10}>
              <VerdictBadge verdict={data.verdict} />
              <Text fw={600} role="status">
                {data.sentence}
              </Text>
            </Group>
            <Text fz="sm" c="dimmed" mt={4}>
              {cadence(connection.syncEveryMinutes)}{' '}
              {data.pausedAt === null ? null : (
                <>
                  Paused <RelativeTime at={data.pausedAt} />.
                </>
              )}
              {line === 'lost' ? ' The live line is lost and being opened again.' : ''}
            </Text>
          </div>
          <SyncActions place={place} standing={data} connection={connection} />
        </Group>
        {data.budget ? <BudgetMeter budget={data.budget} /> : null}
      </Paper>
      <section>
        <Title order={2} fz="md" mb={8}>
          {data.entities.length} kinds of records
        </Title>
        <EntityTable entities={data.entities} place={place} />
      </section>
    </Stack>
  );
}

function cadence(minutes: number | null): string {
  if (minutes === 0) return 'Read only when somebody asks.';
  return minutes === null
    ? 'Read as each kind of record asks, every five minutes at the soonest.'
    : `Read every ${minutes} minutes at the soonest.`;
}
