import { z } from 'zod';
import { pageQuery } from './paging.ts';

/** What a filter may ask of a column. Which of them a column takes follows from its type: see the catalogue. */
export const filterOperators = [
  'equals',
  'in',
  'not-in',
  'contains',
  'starts',
  /** At or after, at least. */
  'from',
  /** Before, less than. */
  'before',
  /** `value: true`: nothing is there; `false`: something is. An id of 0 is nothing. */
  'empty',
] as const;

/** See {@link filterOperators}. */
export type FilterOperator = (typeof filterOperators)[number];

const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);

/** One condition on one column. All conditions of a list must hold. Amounts as text keep every digit; instants are ISO 8601. */
export const recordFilter = z.strictObject({
  column: z.string().max(60),
  is: z.enum(filterOperators),
  value: z.union([scalar, z.array(scalar).max(500)]),
});

/** See {@link recordFilter}. */
export type RecordFilter = z.output<typeof recordFilter>;

/** Whether records count that HaloPSA no longer has. */
const deletedChoice = z.enum(['no', 'only', 'with']);

/** `lastUpdatedAt` or, the highest first, `-lastUpdatedAt`. */
const recordSort = z.string().max(61);

/** Which rows of a table, in which order: what a list, a saved view and an export have in common. */
export const recordQuestion = z.strictObject({
  filters: z.array(recordFilter).max(20).default([]),
  search: z.string().max(200).optional(),
  sort: recordSort.optional(),
  deleted: deletedChoice.default('no'),
  /** The table as it was then; only entities with history, and only the columns that are kept. */
  asOf: z.iso.datetime().optional(),
  columns: z.array(z.string().max(60)).max(100).optional(),
});

/** See {@link recordQuestion}. */
export type RecordQuestion = z.output<typeof recordQuestion>;

const list = z.string().max(4000);

/** JSON in a query string. What is no JSON is left to the schema behind it to refuse. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** {@link recordQuestion} as a query string has it, with paging: filters as JSON, columns with commas between. */
export const recordListQuery = z.object({
  ...pageQuery.shape,
  filters: z.string().max(8000).transform(parseJson).pipe(recordQuestion.shape.filters).optional(),
  search: recordQuestion.shape.search,
  sort: recordQuestion.shape.sort,
  deleted: recordQuestion.shape.deleted,
  asOf: recordQuestion.shape.asOf,
  columns: list
    .transform((text) => text.split(',').filter((name) => name !== ''))
    .pipe(z.array(z.string().max(60)).max(100))
    .optional(),
  /** Whether to count the rows as well: costs a little more. */
  withTotal: z.stringbool().default(false),
});

/** One cell: amounts and decimals as text, instants as ISO 8601. */
export const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** One row of a table. */
export const recordRow = z.object({
  /** Names the record in addresses; several parts have colons between. */
  key: z.string(),
  isDeleted: z.boolean(),
  values: z.record(z.string(), cell),
});

/** A count that stops at a cap. */
export const cappedCount = z.object({
  count: z.int(),
  /** There are more than that. */
  isCapped: z.boolean(),
});
