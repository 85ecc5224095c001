import { stripVTControlCharacters } from 'node:util';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

const widthOf = (text: string): number => stripVTControlCharacters(text).length;

/** A table of text with its columns lined up; cells may hold colours. Two spaces between columns, no frame. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
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

/** Cuts a text to a width, with an ellipsis. */
export function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;
}
