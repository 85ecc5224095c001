/** A cell as it stands in a file. Everything of a CSV is text; a workbook knows numbers, instants and truth values. Empty is ''. */
export type Cell = string | number | boolean | Date;

/** A row of a table, with the line or row number that people see, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Why the row cannot be read at all; null where it can. */
  readonly problem: string | null;
}

/** What is read at most. */
export const tableLimits = { rows: 1_000_000, columns: 1_000, cellText: 32_767 } as const;
