/** How a table is sorted: by which column, and which way. */
export interface TableSort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** `-created` in the address is: by created, newest first. */
export function readSort(text: string | undefined): TableSort | null {
  if (text === undefined || text === '' || text === '-') return null;
  return text.startsWith('-') ? { column: text.slice(1), isDescending: true } : { column: text, isDescending: false };
}

/** What a press on a column's head makes of it: up, down, and then the order that the list has by itself. */
export function nextSort(now: TableSort | null, column: string): string | undefined {
  if (now?.column !== column) return column;
  return now.isDescending ? undefined : `-${column}`;
}

/** The columns that are shown: those that the address names, else those that are shown at first. The order is the definition's. */
export function shownColumns<Column extends { readonly id: string; readonly isHiddenAtFirst?: boolean }>(
  columns: readonly Column[],
  named: readonly string[],
): readonly Column[] {
  const known = columns.filter(({ id }) => named.includes(id));
  return known.length > 0 ? known : columns.filter(({ isHiddenAtFirst }) => !isHiddenAtFirst);
}
