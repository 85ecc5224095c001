import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { workspaceParams } from '../paging.ts';
import { filterOperators } from '../record-question.ts';

/** A column, as definition views draw it. */
export const column = z.object({
  name: z.string(),
  title: z.string(),
  type: z.enum(['text', 'html', 'reference', 'integer', 'decimal', 'money', 'flag', 'instant']),
  /** The entity whose key it holds; null: none. */
  refersTo: z.string().nullable(),
  /** The column with the name of what it refers to; null: there is none. */
  labelColumn: z.string().nullable(),
  /** The column with the currency of an amount; null: that of the HaloPSA. */
  currencyColumn: z.string().nullable(),
  operators: z.array(z.enum(filterOperators)),
  /** Whether it is empty until the record was read by itself. */
  isFromDetail: z.boolean(),
  /** Whether it is known for a moment in the past. */
  isKept: z.boolean(),
});

const entity = z.object({
  /** Names it in addresses: `recurring_invoice`. */
  name: z.string(),
  title: z.string(),
  titleSingular: z.string(),
  area: z.string(),
  columns: z.array(column),
  defaultColumns: z.array(z.string()),
  /** `-lastUpdatedAt`: the highest first. */
  defaultSort: z.string(),
  hasHistory: z.boolean(),
  /** Whether it has an object page of its own, with neighbours. */
  hasObjectPage: z.boolean(),
  /** Whether people who are limited to some clients see rows of it at all. */
  isForLimitedReaders: z.boolean(),
});

/** What can be looked at. */
export const catalogRoutes = [
  defineRoute({
    name: 'catalog.entities',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/catalog/entities',
    summary: 'Lists every kind of record that is synced, with its columns and what may be asked of them.',
    permission: 'read-data',
    params: workspaceParams,
    answer: z.object({ items: z.array(entity) }),
  }),
] as const;
