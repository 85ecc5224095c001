import type { RecordFilter } from '@sundog/api';
import { BadFilterError } from '../../foundation/errors/bad-filter.ts';
import type { MirrorColumn } from '../../store/mirror/mirror-table.ts';
import type { RecordCondition } from '../../store/rows/record-conditions.ts';
import type { RecordColumn } from './record-columns.ts';

/** Values as each type of the database reads them; anything else is refused here, so that no statement fails by a value. */
const shapes: Readonly<Record<MirrorColumn['type'], RegExp>> = {
  bigint: /^-?\d{1,18}$/,
  numeric: /^-?\d{1,20}(\.\d{1,10})?$/,
  boolean: /^(true|false)$/,
  timestamptz: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/,
  // A text of the database cannot hold it.
  text: /^[^\0]*$/,
};

/** Whether the database can read a value as this type. */
export function isReadable(type: MirrorColumn['type'], text: string): boolean {
  return shapes[type].test(text) && (type !== 'timestamptz' || !Number.isNaN(Date.parse(text)));
}

/** The conditions that filters ask for. @throws BadFilterError, and what `find` throws for a column that is not there */
export function readFilters(filters: readonly RecordFilter[], find: (name: string) => RecordColumn): readonly RecordCondition[] {
  return filters.map((filter) => readFilter(filter, find(filter.column)));
}

function readFilter({ is, value }: RecordFilter, { name, operators, column, sqlType }: RecordColumn): RecordCondition {
  if (!operators.includes(is)) throw new BadFilterError(name, `it may be asked: ${operators.join(', ')}`);
  const given = Array.isArray(value) ? value : [value];
  if (is === 'empty') {
    const [first] = given;
    if (given.length !== 1 || typeof first !== 'boolean') throw new BadFilterError(name, '"empty" takes true or false');
    return { column, sqlType, is: first ? 'empty' : 'not-empty', values: [] };
  }
  const takesMany = is === 'in' || is === 'not-in';
  if (!takesMany && Array.isArray(value)) throw new BadFilterError(name, `"${is}" takes one value`);
  const values = given.map(String);
  const type = is === 'contains' || is === 'starts' ? 'text' : sqlType;
  if (!values.every((text) => isReadable(type, text))) throw new BadFilterError(name, `a value is no ${words[type]}`);
  return { column, sqlType, is, values };
}

const words: Readonly<Record<MirrorColumn['type'], string>> = {
  bigint: 'whole number',
  numeric: 'number',
  boolean: 'true or false',
  timestamptz: 'instant with a time zone (ISO 8601)',
  text: 'text',
};
