import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect } from 'react';
import classes from './DataTable.module.css';
import type { TableColumn } from './table-column.ts';
import type { RowModel } from './use-row-model.ts';
import type { TableKeys } from './use-table-keys.ts';

type ModelRow<Row extends object> = ReturnType<RowModel<Row>['getRowModel']>['rows'][number];

interface TableBodyProps<Row extends object> {
  readonly rows: readonly ModelRow<Row>[];
  readonly shown: readonly TableColumn<Row>[];
  readonly model: RowModel<Row>;
  readonly keys: TableKeys;
  readonly canSelect: boolean;
  readonly isDense: boolean;
  readonly onOpen?: (row: Row) => void;
}

/** The rows in sight; two empty rows hold the place of those above and below. */
export function TableBody<Row extends object>(props: TableBodyProps<Row>) {
  const { rows, shown, keys, canSelect, isDense } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => keys.scroller,
    estimateSize: () => (isDense ? 33 : 43),
    overscan: 12,
  });
  useEffect(() => {
    if (keys.at >= 0) virtual.scrollToIndex(keys.at, { align: 'auto' });
  }, [keys.at, virtual]);
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = shown.length + (canSelect ? 1 : 0);
  return (
    <tbody>
      <Gap height={above} width={width} />
      {items.map(({ index }) => {
        const row = rows[index];
        return row ? <BodyRow key={row.id} {...props} row={row} index={index} /> : null;
      })}
      <Gap height={below} width={width} />
    </tbody>
  );
}

function Gap({ height, width }: { readonly height: number; readonly width: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={width} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

interface BodyRowProps<Row extends object> extends TableBodyProps<Row> {
  readonly row: ModelRow<Row>;
  readonly index: number;
}

function BodyRow<Row extends object>({ row, index, shown, model, keys, canSelect, onOpen }: BodyRowProps<Row>) {
  const isSelected = row.getIsSelected();
  const open = () => {
    keys.setAt(index);
    // Whoever marks a text to copy it does not want to leave.
    if (window.getSelection()?.toString() === '') onOpen?.(row.original);
  };
  return (
    <tr
      data-here={index === keys.at}
      data-selected={isSelected}
      data-opens={onOpen !== undefined}
      aria-rowindex={index + 2}
      onClick={open}
    >
      {canSelect ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents: it keeps presses on the box from opening the row
        <td className={classes['pick']} onClick={(event) => event.stopPropagation()}>
          <Checkbox size="xs" aria-label={`Select row ${index + 1}`} checked={isSelected} onChange={() => row.toggleSelected()} />
        </td>
      ) : null}
      {row.getVisibleCells().map((cell, place) => (
        <td key={cell.id} data-align={shown[place]?.align ?? 'left'}>
          <model.FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}
