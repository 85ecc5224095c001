import { Anchor, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addressOfFile } from '../../../api/call.ts';
import type { CallAnswer } from '../../../api/route-types.ts';
import { textOf, useUrlState } from '../../../frame/url-state.ts';
import { NoMatch, NothingYet } from '../../../ui/EmptyStates.tsx';
import { Download } from '../../../ui/icons.ts';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { StatusBadge, type StatusMeaning } from '../../../ui/StatusBadge.tsx';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../../ui/table/table-column.ts';
import { type ConnectionPlace, runDaysQuery, runsQuery } from '../connections.queries.ts';
import { RunDays } from './RunDays.tsx';
import type { TabProps } from './tab-props.ts';

type Run = CallAnswer<'syncs.runs'>['items'][number];

const states: Readonly<Record<Run['state'], readonly [StatusMeaning, string]>> = {
  running: ['busy', 'running'],
  done: ['good', 'done'],
  failed: ['bad', 'failed'],
  'no-permission': ['look', 'not permitted'],
  suspect: ['bad', 'loss not believed'],
  abandoned: ['quiet', 'given up'],
};

const columnsAt = (place: ConnectionPlace): readonly TableColumn<Run>[] => [
  { id: 'startedAt', title: 'Began', render: ({ startedAt }) => <RelativeTime at={startedAt} /> },
  { id: 'entity', title: 'Records', render: ({ entity }) => entity.replaceAll('_', ' ') },
  { id: 'kind', title: 'Kind', render: ({ kind }) => kind },
  {
    id: 'state',
    title: 'Ended',
    render: ({ state, message }) => (
      <>
        <StatusBadge meaning={states[state][0]}>{states[state][1]}</StatusBadge>
        {message ? (
          <Text fz="xs" c="dimmed" maw={320} style={{ whiteSpace: 'normal' }}>
            {message}
          </Text>
        ) : null}
      </>
    ),
  },
  { id: 'rowsRead', title: 'Read', align: 'right', render: ({ rowsRead }) => rowsRead.toLocaleString() },
  { id: 'rowsWritten', title: 'Written', align: 'right', render: ({ rowsWritten }) => rowsWritten.toLocaleString() },
  { id: 'requests', title: 'Requests', align: 'right', render: ({ requests }) => requests.toLocaleString() },
  {
    id: 'took',
    title: 'Took',
    align: 'right',
    render: ({ startedAt, endedAt }) => (endedAt ? describeSpan(Date.parse(endedAt) - Date.parse(startedAt)) : '—'),
  },
  {
    id: 'json',
    title: 'Proof',
    render: ({ id }) => (
      <Anchor href={addressOfFile('syncs.run', { params: { ...place, runId: id } })} download={`run-${id}.json`} fz="sm">
        <Group gap={4} wrap="nowrap" component="span">
          <Download size={13} aria-hidden /> JSON
        </Group>
      </Anchor>
    ),
  },
];

/** What ran: a bar for each of the last thirty days, and every reading with its proof. */
export function RunsTab({ place }: TabProps) {
  const [search, change] = useUrlState();
  const state = textOf(search, 'state');
  const entity = textOf(search, 'entity');
  const { data, error, refetch } = useQuery(runsQuery(place, { cursor: textOf(search, 'cursor'), entity, state }));
  const { data: days } = useQuery(runDaysQuery(place));
  const columns = useMemo(() => columnsAt(place), [place]);
  const isFiltered = state !== undefined || entity !== undefined;
  const filter = (
    <Select
      aria-label="Only runs that ended so"
      placeholder="Every state"
      clearable
      size="xs"
      data={Object.entries(states).map(([value, [, label]]) => ({ value, label }))}
      value={state ?? null}
      onChange={(value) => change({ state: value ?? undefined, cursor: undefined })}
    />
  );
  return (
    <Stack gap={16}>
      <RunDays days={days ?? []} />
      <DataTable
        label="Runs"
        columns={columns}
        keyOf={({ id }) => String(id)}
        page={data}
        error={error}
        onRetry={() => void refetch()}
        filter={filter}
        empty={
          isFiltered ? (
            <NoMatch total={null} onClear={() => change({ state: undefined, entity: undefined })} />
          ) : (
            <NothingYet title="Nothing ran yet">The first sync begins with the schedule, or when you press Sync now.</NothingYet>
          )
        }
      />
    </Stack>
  );
}

function describeSpan(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
