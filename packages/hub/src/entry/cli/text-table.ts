import { stripVTControlCharacters } from 'node:util';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

const widthOf = (text: string): number => stripVTControlCharacters(text).length;

/**
 * A table of text with its columns lined up; cells may hold colours. Two spaces between columns, no frame.
 * @param width the last column, which holds free text without colours, is cut so that lines fit into it; null: nothing is cut
 */
export function formatTable(
  columns: readonly Column[],
  given: readonly (readonly string[])[],
  width: number | null = null,
): string {
  const rows = width === null ? given : fitLast(columns, given, width);
  const widths = columns.map((column, index) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[index] ?? '')), column.title.length),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map((column, index) => {
        const cell = cells[index] ?? '';
        const gap = ' '.repeat(Math.max(0, (widths[index] ?? 0) - widthOf(cell)));
        return column.align === 'right' ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return `${[line(columns.map(({ title }) => title)), ...rows.map(line)].join('\n')}\n`;
}

/** Too narrow to be of use, the last column keeps this much and the terminal breaks the line. */
const narrowest = 16;

function fitLast(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly (readonly string[])[] {
  const last = columns.length - 1;
  const before = columns
    .slice(0, last)
    .reduce(
      (sum, { title }, index) =>
        sum + 2 + rows.reduce((widest, row) => Math.max(widest, widthOf(row[index] ?? '')), title.length),
      0,
    );
  const room = Math.max(narrowest, width - before);
  return rows.map((row) => row.map((cell, index) => (index === last ? cut(cell, room) : cell)));
}

/** Cuts a text to a width, with an ellipsis. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
