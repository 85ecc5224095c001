import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { RecordLink } from '../../definition-views/RecordLink.tsx';
import { useMay } from '../../frame/workspace.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { type ClientCoverage, coverageQuery } from './coverage.queries.ts';
import { type CoverageCount, coverageCounts, nameOfClient } from './coverage-words.ts';

const heads = ['Client number', 'Client', 'Devices', 'Assets', ...coverageCounts.map(({ title }) => title)];

/** Client by client; each number opens its rows. */
export function CoverageCounts({ place }: { readonly place: MirrorPlace }) {
  const mayExport = useMay('export-data');
  const { data, error, refetch } = useQuery(coverageQuery(place));
  const clients = data?.clients ?? [];
  return (
    <Stack gap={12}>
      {data ? (
        <Group gap={20}>
          <Text fz="sm">
            {data.totals.devices.toLocaleString()} devices, {data.totals.assets.toLocaleString()} assets
          </Text>
          {coverageCounts.map((one) => (
            <CountLink key={one.kind} place={place} of={one} count={data.totals[one.count]} name="all" hasTitle />
          ))}
        </Group>
      ) : null}
      <DataTable
        label="Coverage"
        columns={columnsOf(place)}
        keyOf={({ clientId }) => String(clientId ?? 0)}
        page={data && { items: clients, nextCursor: null, total: clients.length }}
        error={error}
        onRetry={() => void refetch()}
        filter={
          mayExport && data ? <CsvButton name="coverage" heads={heads} readRows={async () => clients.map(cellsOf)} /> : null
        }
        empty={
          <NothingYet title="Nothing to compare yet">
            Once a source is read and its companies are mapped, both sides are counted here.
          </NothingYet>
        }
      />
    </Stack>
  );
}

const cellsOf = (row: ClientCoverage) => [
  row.clientId,
  nameOfClient(row),
  row.devices,
  row.assets,
  ...coverageCounts.map(({ count }) => row[count]),
];

function columnsOf(place: MirrorPlace): readonly TableColumn<ClientCoverage>[] {
  return [
    {
      id: 'client',
      title: 'Client',
      render: (row) =>
        row.clientId ? (
          <RecordLink place={place} entity="client" recordKey={String(row.clientId)}>
            {nameOfClient(row)}
          </RecordLink>
        ) : (
          nameOfClient(row)
        ),
    },
    { id: 'devices', title: 'Devices', align: 'right', render: ({ devices }) => devices.toLocaleString() },
    { id: 'assets', title: 'Assets', align: 'right', render: ({ assets }) => assets.toLocaleString() },
    ...coverageCounts.map(
      (of): TableColumn<ClientCoverage> => ({
        id: of.kind,
        title: of.title,
        align: 'right',
        render: (row) => (
          <CountLink place={place} of={of} count={row[of.count]} client={row.clientId ?? 0} name={nameOfClient(row)} />
        ),
      }),
    ),
  ];
}

interface CountLinkProps {
  readonly place: MirrorPlace;
  readonly of: CoverageCount;
  readonly count: number;
  /** Absent: all clients. */
  readonly client?: number;
  readonly name: string;
  readonly hasTitle?: boolean;
}

/** A number that leads to its rows; nothing leads nowhere. */
function CountLink({ place, of, count, client, name, hasTitle = false }: CountLinkProps) {
  const text = hasTitle ? `${count.toLocaleString()} ${of.title}` : count.toLocaleString();
  if (count === 0)
    return (
      <Text span fz="sm" c="dimmed">
        {text}
      </Text>
    );
  return (
    <RouterLink
      fz="sm"
      to="/w/$workspaceId/coverage"
      params={{ workspaceId: String(place.workspaceId) }}
      search={{
        connection: String(place.connectionId),
        kind: of.kind,
        ...(client === undefined ? {} : { client: String(client) }),
      }}
      aria-label={`${count.toLocaleString()} ${of.title}, ${name}`}
      onClick={(event) => event.stopPropagation()}
    >
      {text}
    </RouterLink>
  );
}
