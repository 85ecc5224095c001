import { Alert, Group, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { EntityDefinition, RecordColumn, RecordRow } from '../../definition-views/mirror.queries.ts';
import { PastPicker } from '../../definition-views/PastPicker.tsx';
import { RecordValue } from '../../definition-views/RecordValue.tsx';
import { type UrlSearch, useUrlState } from '../../frame/url-state.ts';
import { CalendarClock } from '../../ui/icons.ts';
import { describeInstant } from '../../ui/relative-time.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { FilterBar } from './filter/FilterBar.tsx';
import { recordsQuery, type TablePlace } from './records.queries.ts';
import { SearchField } from './SearchField.tsx';
import { TableEmpty } from './TableEmpty.tsx';
import { askedColumns, chosenColumns, columnsThen, readWish, standardColumns, withoutWish } from './table-wish.ts';
import { useDefaultView } from './use-default-view.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

interface RecordTableProps {
  readonly place: TablePlace;
  readonly entity: EntityDefinition;
}

/** One kind of record as a table, now or as it was. */
export function RecordTable({ place, entity }: RecordTableProps) {
  const [search, change] = useUrlState();
  const navigate = useNavigate();
  const wish = readWish(search);
  const isReady = useDefaultView(place, search);
  const there = columnsThen(entity, wish.asOf);
  const shown = chosenColumns(entity, search, wish.asOf);
  const asked = askedColumns(there, shown);
  const { data, error, refetch } = useQuery({
    ...recordsQuery(place, wish, asked),
    enabled: isReady,
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(
    () => toTableColumns(place, there, standardColumns(entity, wish.asOf)),
    [place, there, entity, wish.asOf],
  );
  const page = useMemo(() => data && { ...data, total: data.total?.count ?? null }, [data]);
  const narrow = (members: UrlSearch, how?: 'step' | 'typing') => change({ ...members, cursor: undefined }, how);
  const open = ({ key }: RecordRow) => {
    const params = { workspaceId: String(place.workspaceId), connectionId: String(place.connectionId), entity: entity.name };
    const past = { asOf: wish.asOf };
    void navigate({
      to: '/w/$workspaceId/data/$connectionId/$entity/$recordKey',
      params: { ...params, recordKey: key },
      search: past as never,
    });
  };
  return (
    <Stack gap={10}>
      <Group gap={8} justify="space-between">
        <Group gap={8}>
          <ViewsMenu place={place} wish={wish} columns={shown} />
          {entity.hasHistory ? <PastPicker at={wish.asOf} onPick={(asOf) => narrow({ asOf })} /> : null}
        </Group>
        <ExportMenu place={place} wish={wish} columns={shown} total={data?.total ?? null} />
      </Group>
      {wish.asOf === undefined ? null : (
        <Alert icon={<CalendarClock size={17} aria-hidden />} color="sun" py={6}>
          As it was at {describeInstant(Date.parse(wish.asOf))}. Only what is kept of the past is shown.
        </Alert>
      )}
      <ExportProgress place={place} />
      <DataTable
        label={entity.title.toLowerCase()}
        columns={columns}
        keyOf={({ key }) => key}
        page={page}
        error={error}
        onRetry={() => void refetch()}
        onOpen={open}
        filter={
          <Group gap={8}>
            <SearchField text={wish.search} onSearch={(q) => narrow({ q }, 'typing')} />
            <FilterBar columns={there} wish={wish} onChange={narrow} />
          </Group>
        }
        empty={<TableEmpty place={place} entity={entity} wish={wish} onClear={() => change({ ...withoutWish, view: 'none' })} />}
      />
    </Stack>
  );
}

const isNumber = ({ type }: RecordColumn) => type === 'integer' || type === 'decimal' || type === 'money';

function toTableColumns(
  place: TablePlace,
  columns: readonly RecordColumn[],
  atFirst: readonly string[],
): readonly TableColumn<RecordRow>[] {
  return columns.map((column, index) => ({
    id: column.name,
    title: column.title,
    align: isNumber(column) && index > 0 ? 'right' : 'left',
    // Long texts have no order that anybody looks for.
    isSortable: column.type !== 'html',
    isHiddenAtFirst: !atFirst.includes(column.name),
    render: ({ values, isDeleted }) => (
      <>
        <RecordValue place={place} column={column} columns={columns} values={values} />
        {isDeleted && column.name === atFirst[0] ? <StatusBadge meaning="quiet">deleted</StatusBadge> : null}
      </>
    ),
  }));
}
