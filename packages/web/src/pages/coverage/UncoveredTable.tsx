import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { RecordLink } from '../../definition-views/RecordLink.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useMay } from '../../frame/workspace.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { BackToCounts } from './BackToCounts.tsx';
import { readUncovered, type UncoveredKind, type UncoveredRow, uncoveredQuery } from './coverage.queries.ts';
import { nameOfClient, titleOfKind } from './coverage-words.ts';

interface UncoveredTableProps {
  readonly place: MirrorPlace;
  readonly kind: UncoveredKind;
  readonly clientId?: number;
}

const heads = ['Client number', 'Client', 'Name', 'Asset', 'Source', 'Device', 'Last seen'];

/** The rows behind a count. */
export function UncoveredTable({ place, kind, clientId }: UncoveredTableProps) {
  const mayExport = useMay('export-data');
  const [search] = useUrlState();
  const cursor = textOf(search, 'cursor');
  const wish = { kind, ...(clientId === undefined ? {} : { clientId }) };
  const { data, error, refetch } = useQuery(uncoveredQuery(place, { ...wish, ...(cursor === undefined ? {} : { cursor }) }));
  return (
    <Stack gap={12}>
      <BackToCounts place={place} title={titleOfKind(kind)} />
      <DataTable
        label={titleOfKind(kind)}
        columns={columnsOf(place)}
        keyOf={({ sourceId, deviceKey, assetId }) => `${sourceId} ${deviceKey} ${assetId}`}
        page={data}
        error={error}
        onRetry={() => void refetch()}
        filter={
          <Group gap={8}>
            {mayExport ? (
              <CsvButton
                name={`coverage-${kind}`}
                heads={heads}
                readRows={async () => (await readUncovered(place, wish)).map(cellsOf)}
              />
            ) : null}
          </Group>
        }
        empty={<NothingYet title="None of these">Here both sides agree.</NothingYet>}
      />
    </Stack>
  );
}

const cellsOf = (row: UncoveredRow) => [
  row.clientId,
  nameOfClient(row),
  row.name,
  row.assetId,
  row.source,
  row.deviceKey,
  row.lastSeenAt,
];

function columnsOf(place: MirrorPlace): readonly TableColumn<UncoveredRow>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      render: ({ name, assetId, deviceKey }) =>
        assetId === null ? (
          (name ?? `Device ${deviceKey}`)
        ) : (
          <RecordLink place={place} entity="asset" recordKey={String(assetId)}>
            {name ?? `Asset ${assetId}`}
          </RecordLink>
        ),
    },
    { id: 'client', title: 'Client', render: nameOfClient },
    { id: 'source', title: 'Source', render: ({ source }) => source ?? 'none' },
    { id: 'lastSeenAt', title: 'Last seen', render: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} /> },
  ];
}
