import {
  type ColumnDef,
  columnVisibilityFeature,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { TableColumn } from './table-column.ts';

/** Sorting, filtering and paging are the hub's work: what the table itself does is to show columns and to select. */
const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });

interface ModelOptions<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** The table's model: what is shown of which row, and which rows are selected. */
export function useRowModel<Row extends object>({ columns, shown, rows, keyOf }: ModelOptions<Row>) {
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const definitions = useMemo(
    (): ColumnDef<typeof features, Row>[] =>
      columns.map(({ id, title, render }) => ({ id, header: title, cell: ({ row }) => render(row.original) })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map(({ id }) => [id, shown.some((one) => one.id === id)])),
    [columns, shown],
  );
  return useTable({
    features,
    columns: definitions,
    data,
    getRowId: keyOf,
    state: { rowSelection, columnVisibility },
    onRowSelectionChange: setRowSelection,
  });
}

/** See {@link useRowModel}. */
export type RowModel<Row extends object> = ReturnType<typeof useRowModel<Row>>;
