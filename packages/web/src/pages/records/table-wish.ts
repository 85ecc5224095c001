import type { RecordFilter, RecordQuestion } from '@sundog/api';
import type { EntityDefinition, RecordColumn } from '../../definition-views/mirror.queries.ts';
import { readFilters, writeFilters } from '../../definition-views/record-filters.ts';
import { listOf, textOf, type UrlSearch } from '../../frame/url-state.ts';

/** What a table is asked for: everything of it stands in the address. */
export interface TableWish {
  readonly filters: readonly RecordFilter[];
  readonly search: string | undefined;
  readonly sort: string | undefined;
  readonly deleted: RecordQuestion['deleted'];
  /** ISO 8601; undefined: now. */
  readonly asOf: string | undefined;
  readonly cursor: string | undefined;
}

/** Members of the address that a view holds. Setting all of them to undefined shows the table as it is by itself. */
export const withoutWish: UrlSearch = {
  filters: undefined,
  q: undefined,
  sort: undefined,
  deleted: undefined,
  asOf: undefined,
  columns: undefined,
  cursor: undefined,
};

/** The wish of an address. */
export function readWish(search: UrlSearch): TableWish {
  const deleted = textOf(search, 'deleted');
  const asOf = textOf(search, 'asOf');
  return {
    filters: readFilters(textOf(search, 'filters')),
    search: textOf(search, 'q'),
    sort: textOf(search, 'sort'),
    deleted: deleted === 'only' || deleted === 'with' ? deleted : 'no',
    asOf: asOf !== undefined && !Number.isNaN(Date.parse(asOf)) ? asOf : undefined,
    cursor: textOf(search, 'cursor'),
  };
}

/** Whether an address wishes anything, or leaves the table to the default view. */
export function isBare(search: UrlSearch): boolean {
  return search['view'] === undefined && Object.keys(withoutWish).every((name) => search[name] === undefined);
}

/** Whether fewer rows are shown than there are. */
export function isNarrowed({ filters, search }: TableWish): boolean {
  return filters.length > 0 || search !== undefined;
}

/** A wish as the query of the list and of an export has it. */
export function toQuery({ filters, search, sort, deleted, asOf }: TableWish) {
  return { filters: writeFilters(filters), search, sort, deleted, asOf };
}

/** A wish as a view and an export keep it. */
export function toQuestion({ filters, search, sort, deleted, asOf }: TableWish, columns: readonly string[]): RecordQuestion {
  return {
    filters: [...filters],
    deleted,
    columns: [...columns],
    ...(search === undefined ? {} : { search }),
    ...(sort === undefined ? {} : { sort }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** A kept question as an address has it. */
export function toSearch({ filters, search, sort, deleted, asOf, columns }: RecordQuestion): UrlSearch {
  return {
    ...withoutWish,
    filters: writeFilters(filters),
    q: search,
    sort,
    deleted: deleted === 'no' ? undefined : deleted,
    asOf,
    columns,
  };
}

/** The columns that can be shown: in the past only those that are kept. */
export function columnsThen({ columns }: EntityDefinition, asOf: string | undefined): readonly RecordColumn[] {
  return asOf === undefined ? columns : columns.filter(({ isKept }) => isKept);
}

/** How many columns a table of the past shows at first: all that are kept, if there are no more. */
const shownOfPast = 10;

/** The names of the columns that are shown where nobody chose. */
export function standardColumns(entity: EntityDefinition, asOf: string | undefined): readonly string[] {
  if (asOf === undefined) return entity.defaultColumns;
  return columnsThen(entity, asOf)
    .slice(0, shownOfPast)
    .map(({ name }) => name);
}

/** The names of the columns that the address chooses, else those that the definition shows at first, in the order of the definition. */
export function chosenColumns(entity: EntityDefinition, search: UrlSearch, asOf: string | undefined): readonly string[] {
  const there = columnsThen(entity, asOf).map(({ name }) => name);
  const named = listOf(search, 'columns');
  const chosen = there.filter((name) => named.includes(name));
  const standard = standardColumns(entity, asOf);
  return chosen.length > 0 ? chosen : there.filter((name) => standard.includes(name));
}

/** The columns to ask for: those shown, the numbers behind their names, so that names lead on, and the currencies of their amounts. */
export function askedColumns(columns: readonly RecordColumn[], shown: readonly string[]): readonly string[] {
  const numbers = columns
    .filter(({ labelColumn }) => labelColumn !== null && shown.includes(labelColumn))
    .map(({ name }) => name);
  const beside = columns
    .filter(({ name }) => shown.includes(name))
    .flatMap(({ currencyColumn, labelColumn }) => [currencyColumn, labelColumn])
    .filter((name) => name !== null);
  const there = columns.map(({ name }) => name);
  return [...new Set([...shown, ...numbers, ...beside])].filter((name) => there.includes(name));
}
