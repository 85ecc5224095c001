import type { ReactNode } from 'react';

/** One column of a table, as its definition says. */
export interface TableColumn<Row> {
  /** Also its name in the address and towards the hub. */
  readonly id: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Numbers and money stand at the right. Default: left. */
  readonly align?: 'left' | 'right';
  readonly isSortable?: boolean;
  /** Whether it is shown only to whoever chooses it. */
  readonly isHiddenAtFirst?: boolean;
}

/** One page of rows, as a list of the API answers. */
export interface TablePage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number | null;
}
