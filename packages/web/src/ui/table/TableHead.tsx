import { Checkbox, UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp, ArrowUpDown } from '../icons.ts';
import classes from './DataTable.module.css';
import { nextSort, type TableSort } from './table-address.ts';
import type { TableColumn } from './table-column.ts';
import type { RowModel } from './use-row-model.ts';

interface TableHeadProps<Row extends object> {
  readonly shown: readonly TableColumn<Row>[];
  readonly sort: TableSort | null;
  readonly onSort: (sort: string | undefined) => void;
  /** Null: nothing can be selected. */
  readonly model: RowModel<Row> | null;
}

/** The head of a table, which stays in sight. */
export function TableHead<Row extends object>({ shown, sort, onSort, model }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {model ? (
          <th className={classes['pick']}>
            <Checkbox
              size="xs"
              aria-label="Select every row of this page"
              checked={model.getIsAllRowsSelected()}
              indeterminate={model.getIsSomeRowsSelected() && !model.getIsAllRowsSelected()}
              onChange={({ currentTarget }) => model.toggleAllRowsSelected(currentTarget.checked)}
            />
          </th>
        ) : null}
        {shown.map((column) => (
          <HeadCell
            key={column.id}
            column={column}
            sort={sort?.column === column.id ? sort : null}
            onSort={() => onSort(nextSort(sort, column.id))}
          />
        ))}
      </tr>
    </thead>
  );
}

interface HeadCellProps {
  readonly column: { readonly title: string; readonly align?: 'left' | 'right'; readonly isSortable?: boolean };
  readonly sort: TableSort | null;
  readonly onSort: () => void;
}

function HeadCell({ column: { title, align = 'left', isSortable }, sort, onSort }: HeadCellProps) {
  if (!isSortable)
    return (
      <th scope="col" data-align={align}>
        {title}
      </th>
    );
  const Icon = sort === null ? ArrowUpDown : sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <th scope="col" data-align={align} aria-sort={sort === null ? 'none' : sort.isDescending ? 'descending' : 'ascending'}>
      <UnstyledButton className={classes['sort'] ?? ''} onClick={onSort}>
        {title}
        <Icon size={13} aria-hidden className={sort ? '' : classes['unsorted']} />
      </UnstyledButton>
    </th>
  );
}
