import { Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { keepChoice, readChoice } from '../../frame/kept-choice.ts';
import { listOf, textOf, useUrlState } from '../../frame/url-state.ts';
import { ProblemPanel } from '../ProblemPanel.tsx';
import { BulkBar } from './BulkBar.tsx';
import classes from './DataTable.module.css';
import { TableBar } from './TableBar.tsx';
import { TableBody } from './TableBody.tsx';
import { TableHead } from './TableHead.tsx';
import { TablePager } from './TablePager.tsx';
import { TableSkeleton } from './TableSkeleton.tsx';
import { readSort, shownColumns } from './table-address.ts';
import type { TableColumn, TablePage } from './table-column.ts';
import { useRowModel } from './use-row-model.ts';
import { useTableKeys } from './use-table-keys.ts';

export interface DataTableProps<Row> {
  /** What is in it, for screen readers and in counts: `tickets`. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly keyOf: (row: Row) => string;
  /** The page that the address asks for; undefined while it is on its way. */
  readonly page: TablePage<Row> | undefined;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** Opens a row: Enter, or a press on it. */
  readonly onOpen?: (row: Row) => void;
  /** What can be done with selected rows. Absent: nothing can be selected. */
  readonly bulk?: (keys: readonly string[], clear: () => void) => ReactNode;
  /** One of the four empty states. */
  readonly empty: ReactNode;
  /** Fields of the filter, at the left above the table. */
  readonly filter?: ReactNode;
}

const nothing: readonly never[] = [];
const density = 'sundog-density';

/**
 * A table whose sort (`sort`), page (`cursor`) and columns (`columns`) stand in the address; its owner reads them there to ask the hub. `j` and
 * `k` move, `x` selects, Enter opens. Only the rows in sight are drawn.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, keyOf, page, error, onRetry, onOpen, bulk, empty, filter } = props;
  const [search, change] = useUrlState();
  const [isDense, setDense] = useState(() => readChoice(density) !== 'airy');
  const shown = shownColumns(columns, listOf(search, 'columns'));
  const model = useRowModel({ columns, shown, rows: page?.items ?? nothing, keyOf });
  const rows = model.getRowModel().rows;
  const canSelect = bulk !== undefined;
  const keys = useTableKeys({ rows, canSelect, ...(onOpen ? { onOpen } : {}) });
  const chooseDensity = (dense: boolean) => {
    setDense(dense);
    keepChoice(density, dense ? 'dense' : 'airy');
  };
  const sort = readSort(textOf(search, 'sort'));
  const bar = {
    label,
    columns,
    shown,
    total: page?.total ?? null,
    onColumns: (ids: readonly string[]) => change({ columns: ids }),
  };
  if (error) return <ProblemPanel error={error} {...(onRetry ? { onRetry } : {})} />;
  return (
    <div className={classes['frame']} data-dense={isDense}>
      <Group justify="space-between" gap={8} mb={8}>
        <div>{filter}</div>
        <TableBar {...bar} isDense={isDense} onDense={chooseDensity} />
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section ref={keys.setScroller} className={classes['scroll']} aria-label={label} tabIndex={0}>
        <table className={classes['table']} aria-rowcount={page?.total ?? -1} aria-busy={page === undefined}>
          <TableHead
            shown={shown}
            sort={sort}
            onSort={(next) => change({ sort: next, cursor: undefined })}
            model={canSelect ? model : null}
          />
          {page === undefined ? (
            <TableSkeleton columns={shown.length + (canSelect ? 1 : 0)} />
          ) : (
            <TableBody
              rows={rows}
              shown={shown}
              model={model}
              keys={keys}
              canSelect={canSelect}
              isDense={isDense}
              {...(onOpen ? { onOpen } : {})}
            />
          )}
        </table>
        {page?.items.length === 0 ? empty : null}
      </section>
      {page ? <TablePager page={page} cursor={textOf(search, 'cursor')} onCursor={(cursor) => change({ cursor })} /> : null}
      {bulk ? <BulkBar model={model}>{bulk}</BulkBar> : null}
    </div>
  );
}
