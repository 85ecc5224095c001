import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { textOf, useUrlState } from '../../../frame/url-state.ts';
import { NoMatch } from '../../../ui/EmptyStates.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { RouterLink } from '../../../ui/RouterLink.tsx';
import { DataTable } from '../../../ui/table/DataTable.tsx';
import { readSort } from '../../../ui/table/table-address.ts';
import type { TableColumn } from '../../../ui/table/table-column.ts';
import type { ConnectionPlace, EntityStanding } from '../connections.queries.ts';
import { EntityBadge } from '../standing-badge.tsx';

const count = (value: number | null) => (value === null ? '—' : value.toLocaleString());

const columnsAt = (place: ConnectionPlace): readonly TableColumn<EntityStanding>[] => [
  { id: 'title', title: 'Records', isSortable: true, render: ({ title }) => title },
  {
    id: 'state',
    title: 'State',
    isSortable: true,
    render: (entity) => (
      <>
        <EntityBadge entity={entity} />
        {entity.message ? (
          <Text fz="xs" c="dimmed" maw={360} style={{ whiteSpace: 'normal' }}>
            {entity.message}
          </Text>
        ) : null}
      </>
    ),
  },
  { id: 'rows', title: 'Here', align: 'right', isSortable: true, render: ({ rows }) => count(rows) },
  {
    id: 'recordCount',
    title: 'HaloPSA counts',
    align: 'right',
    isSortable: true,
    render: ({ recordCount, progress }) =>
      progress ? `${count(progress.done)} of ${count(progress.total)} read` : count(recordCount),
  },
  {
    id: 'deleted',
    title: 'Deleted',
    align: 'right',
    isHiddenAtFirst: true,
    isSortable: true,
    render: ({ deleted }) => count(deleted),
  },
  {
    id: 'quarantined',
    title: 'Set aside',
    align: 'right',
    isSortable: true,
    render: ({ quarantined, entity }) =>
      quarantined === 0 ? (
        '0'
      ) : (
        <RouterLink to="/w/$workspaceId/issues" params={{ workspaceId: String(place.workspaceId) }} search={{ entity } as never}>
          {count(quarantined)}
        </RouterLink>
      ),
  },
  {
    id: 'lastSuccessAt',
    title: 'Read',
    isSortable: true,
    render: ({ running, lastSuccessAt, targetMinutes }) =>
      running ? (
        `${count(running.rowsRead)} rows, ${count(running.rowsPerSecond)}/s, ${count(running.requests)} requests`
      ) : (
        <>
          <RelativeTime at={lastSuccessAt} />
          {targetMinutes === null ? null : (
            <Text span fz="xs" c="dimmed">
              {' '}
              target {targetMinutes < 120 ? `${targetMinutes} min` : `${Math.round(targetMinutes / 60)} h`}
            </Text>
          )}
        </>
      ),
  },
];

/** Kinds of records with how each stands: what fails and what runs stands first, unless the reader sorts otherwise. */
export function EntityTable({
  entities,
  place,
}: {
  readonly entities: readonly EntityStanding[];
  readonly place: ConnectionPlace;
}) {
  const [search, change] = useUrlState();
  const columns = useMemo(() => columnsAt(place), [place]);
  const sort = readSort(textOf(search, 'sort'));
  const items = useMemo(() => sortEntities(entities, sort), [entities, sort]);
  return (
    <DataTable
      label="Kinds of records"
      columns={columns}
      keyOf={({ entity }) => entity}
      page={{ items, nextCursor: null, total: items.length }}
      empty={<NoMatch total={entities.length} onClear={() => change({ q: undefined })} />}
    />
  );
}

const urgency: Readonly<Record<EntityStanding['state'], number>> = {
  failed: 0,
  suspect: 0,
  running: 1,
  'no-permission': 2,
  never: 3,
  done: 4,
};

function sortEntities(entities: readonly EntityStanding[], sort: ReturnType<typeof readSort>): readonly EntityStanding[] {
  if (sort === null)
    return entities.toSorted((a, b) => urgency[a.state] - urgency[b.state] || Number(b.isLate) - Number(a.isLate));
  const cellOf = (entity: EntityStanding) => entity[sort.column as keyof EntityStanding];
  const sign = sort.isDescending ? -1 : 1;
  return entities.toSorted((a, b) => {
    const [x, y] = [cellOf(a), cellOf(b)];
    if (x === y) return 0;
    if (x === null) return 1;
    if (y === null) return -1;
    return sign * (typeof x === 'string' && typeof y === 'string' ? x.localeCompare(y) : Number(x) - Number(y));
  });
}
