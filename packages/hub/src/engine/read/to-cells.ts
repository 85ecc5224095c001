import type { ListedRecord } from '../../store/rows/record-list-rows.ts';
import { textOfHtml } from './clean-html.ts';
import type { RecordColumn } from './record-columns.ts';

/** A value as it leaves: amounts as text, instants as ISO 8601. */
export type Cell = string | number | boolean | null;

/** One row as it leaves. */
export interface ReadRow {
  readonly key: string;
  readonly isDeleted: boolean;
  readonly values: Readonly<Record<string, Cell>>;
}

/** A row with its values by the names of their columns. */
export function toReadRow({ values, isDeleted, place }: ListedRecord, columns: readonly RecordColumn[]): ReadRow {
  return {
    key: place.key.join(':'),
    isDeleted,
    values: Object.fromEntries(columns.map((column, index) => [column.name, toCell(values[index], column)])),
  };
}

/** A value as a cell shows it. HTML is shown as its text. */
export function toCell(value: unknown, { type }: Pick<RecordColumn, 'type'>): Cell {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return type === 'html' ? textOfHtml(value) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
