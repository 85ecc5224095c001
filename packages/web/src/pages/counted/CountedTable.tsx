import { Group, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { RecordLink } from '../../definition-views/RecordLink.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useMay } from '../../frame/workspace.ts';
import { CsvButton } from '../../ui/CsvButton.tsx';
import { NoMatch, NothingYet } from '../../ui/EmptyStates.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { type CountedLine, countedQuery } from './counted.queries.ts';

const heads = ['Client number', 'Client', 'Source', 'Product', 'Unit', 'Counted', 'As of', 'Billed', 'Difference', 'Lines'];

/** Client by client and product by product; those that differ can be looked at alone. */
export function CountedTable({ place }: { readonly place: MirrorPlace }) {
  const mayExport = useMay('export-data');
  const [search, change] = useUrlState();
  const isNarrow = textOf(search, 'show') === 'differences';
  const { data, error, refetch } = useQuery(countedQuery(place));
  const items = useMemo(() => {
    const all = data?.items ?? [];
    return isNarrow ? all.filter(({ difference }) => difference !== 0) : all;
  }, [data, isNarrow]);
  return (
    <Stack gap={12}>
      {data ? (
        <Text fz="sm" maw={720}>
          {data.rule} {data.lines.inForce.toLocaleString()} lines are in force; {data.lines.unmatched.toLocaleString()} of them
          are of no product that is counted.
        </Text>
      ) : null}
      <DataTable
        label="Counted and billed"
        columns={columnsOf(place)}
        keyOf={({ sourceId, companyId, product, unit }) => `${sourceId} ${companyId} ${product} ${unit}`}
        page={data && { items, nextCursor: null, total: items.length }}
        error={error}
        onRetry={() => void refetch()}
        filter={
          <Group gap={12} align="start">
            <Switch
              size="xs"
              label="Differences only"
              checked={isNarrow}
              onChange={({ currentTarget }) => change({ show: currentTarget.checked ? 'differences' : undefined })}
            />
            {mayExport && data ? (
              <CsvButton name="counted-and-billed" heads={heads} readRows={async () => items.map(cellsOf)} />
            ) : null}
          </Group>
        }
        empty={
          isNarrow && data && data.items.length > 0 ? (
            <NoMatch total={data.items.length} onClear={() => change({ show: undefined })} />
          ) : (
            <NothingYet title="No source counts anything yet">
              A source that counts licences or seats, once it is read and its companies are mapped, has its lines here.
            </NothingYet>
          )
        }
      />
    </Stack>
  );
}

const cellsOf = (line: CountedLine) => [
  line.clientId,
  line.clientName,
  line.source,
  line.productName,
  line.unit,
  line.quantity,
  line.asOf,
  line.billed,
  line.difference,
  line.lines.map(({ text, quantity }) => `${text} (${quantity ?? 'no quantity'})`).join('; '),
];

function columnsOf(place: MirrorPlace): readonly TableColumn<CountedLine>[] {
  return [
    {
      id: 'client',
      title: 'Client',
      render: ({ clientId, clientName, companyId }) =>
        clientId === null ? (
          `company ${companyId}, not mapped`
        ) : (
          <RecordLink place={place} entity="client" recordKey={String(clientId)}>
            {clientName ?? `Client ${clientId}`}
          </RecordLink>
        ),
    },
    { id: 'product', title: 'Product', render: ({ productName }) => productName },
    { id: 'source', title: 'Source', render: ({ source }) => source },
    { id: 'counted', title: 'Counted', align: 'right', render: ({ quantity, unit }) => `${quantity.toLocaleString()} ${unit}` },
    { id: 'asOf', title: 'As of', isHiddenAtFirst: true, render: ({ asOf }) => asOf ?? 'not said' },
    {
      id: 'billed',
      title: 'Billed',
      align: 'right',
      render: ({ billed }) => (billed === null ? 'not billed' : billed.toLocaleString()),
    },
    { id: 'difference', title: 'Difference', render: ({ difference }) => <Difference difference={difference} /> },
    {
      id: 'lines',
      title: 'Lines',
      render: ({ lines }) =>
        lines.map(({ invoiceId, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an invoice may have the same line twice, and nothing here has a state
          <span key={`${index} ${invoiceId}`}>
            {index > 0 ? ', ' : ''}
            <RecordLink place={place} entity="recurring_invoice" recordKey={String(invoiceId)} underline="always">
              {text}
            </RecordLink>
          </span>
        )),
    },
  ];
}

/** Above zero more is used than billed. */
function Difference({ difference }: { readonly difference: number | null }) {
  if (difference === null) return <StatusBadge meaning="look">not billed</StatusBadge>;
  if (difference === 0) return <StatusBadge meaning="good">equal</StatusBadge>;
  return difference > 0 ? (
    <StatusBadge meaning="bad">{difference.toLocaleString()} more counted</StatusBadge>
  ) : (
    <StatusBadge meaning="look">{(-difference).toLocaleString()} more billed</StatusBadge>
  );
}
