import type { FilterOperator, RecordFilter } from '@sundog/api';
import { formatInstant } from './format-value.ts';
import type { RecordColumn } from './mirror.queries.ts';

/** Filters as they stand in the address, which is how the API takes them; undefined: none. */
export function writeFilters(filters: readonly RecordFilter[]): string | undefined {
  return filters.length === 0 ? undefined : JSON.stringify(filters);
}

/** Filters of an address. What is none is left out: an address may have been typed, or cut off in a mail. */
export function readFilters(text: string | undefined): readonly RecordFilter[] {
  if (text === undefined) return [];
  try {
    const given: unknown = JSON.parse(text);
    return Array.isArray(given) ? given.filter(isFilter) : [];
  } catch {
    return []; // no JSON: the table opens without a filter
  }
}

function isFilter(given: unknown): given is RecordFilter {
  if (typeof given !== 'object' || given === null) return false;
  return 'column' in given && typeof given.column === 'string' && 'is' in given && 'value' in given;
}

/** What an operator is called for a type of column: an instant is `before`, an amount is `less than`. */
export function nameOperator(is: FilterOperator, type: RecordColumn['type']): string {
  const isTime = type === 'instant';
  const names: Readonly<Record<FilterOperator, string>> = {
    equals: 'is',
    in: 'is one of',
    'not-in': 'is none of',
    contains: 'contains',
    starts: 'starts with',
    from: isTime ? 'at or after' : 'at least',
    before: isTime ? 'before' : 'less than',
    empty: 'is empty',
  };
  return names[is];
}

/** A filter as a clause: `Closed is empty`, `Agent is one of 4, 7`. */
export function describeFilter({ column, is, value }: RecordFilter, columns: readonly RecordColumn[]): string {
  const found = columns.find(({ name }) => name === column);
  const title = found?.title ?? column;
  if (is === 'empty') return `${title} is ${value === true ? 'empty' : 'not empty'}`;
  const values = (Array.isArray(value) ? value : [value]).map((one) => describeValue(one, found?.type));
  return `${title} ${nameOperator(is, found?.type ?? 'text')} ${values.join(', ')}`;
}

function describeValue(value: string | number | boolean, type: RecordColumn['type'] | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type === 'instant' && !Number.isNaN(Date.parse(String(value)))) return formatInstant(String(value));
  return String(value);
}
