import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, instant } from '../paging.ts';
import { cappedCount, cell, recordFilter, recordListQuery, recordRow } from '../record-question.ts';
import { column } from './catalog.ts';

const entityParams = z.object({ ...connectionParams.shape, entity: z.string().max(60) });
const recordParams = z.object({ ...entityParams.shape, key: z.string().max(200) });

const neighbour = z.object({
  name: z.string(),
  title: z.string(),
  /** The kind of record, as it stands in addresses. */
  entity: z.string(),
  columns: z.array(z.string()),
  total: cappedCount,
  items: z.array(recordRow),
  /** With these filters and this order (null: that of the table) the list of that kind shows exactly these records. */
  filters: z.array(recordFilter),
  sort: z.string().nullable(),
});

const version = z.object({
  validFrom: instant,
  /** Null: it holds now. */
  validTo: instant.nullable(),
  /** Kept fields by the names of their columns in the database; null: the record was gone. */
  content: z.record(z.string(), z.unknown()).nullable(),
  changed: z.array(z.string()),
  begunBy: z.enum(['first-seen', 'change', 'deletion', 'revival']),
  /** By HaloPSA's date of the change, or by when the hub saw it. */
  begunKnownBy: z.enum(['halo', 'seen']),
  passId: z.number().nullable(),
});

const history = z.object({
  /** Oldest first. */
  versions: z.array(version),
  /** Earlier ones were deleted; null: none were. */
  deletedBefore: instant.nullable(),
});

const record = z.object({
  entity: z.string(),
  key: z.string(),
  title: z.string(),
  subtitle: z.array(z.string()),
  /** The six questions of a technician. Columns and neighbours by name; those of `changed` and `halo` stand in `history` and `haloUrl`. */
  headline: z.array(
    z.object({
      question: z.enum(['who', 'where', 'open', 'bought', 'changed', 'halo']),
      columns: z.array(z.string()),
      neighbours: z.array(z.string()),
    }),
  ),
  groups: z.array(z.object({ title: z.string(), columns: z.array(z.string()) })),
  columns: z.array(column),
  values: z.record(z.string(), cell),
  /** Columns that hold HTML, cleaned on the server. Their plain text stands in `values`. */
  html: z.record(z.string(), z.string()),
  neighbours: z.array(neighbour),
  history: history.nullable(),
  firstSeenAt: instant,
  writtenAt: instant,
  detailAt: instant.nullable(),
  deletedAt: instant.nullable(),
  /** When it was last seen in HaloPSA, at the earliest, by the proofs of the passes; null: not known. */
  lastSeenAt: instant.nullable(),
  /** The last full pass over its table; null: none has ended. */
  proof: z
    .object({
      passId: z.number(),
      state: z.string(),
      isComplete: z.boolean(),
      method: z.string(),
      startedAt: instant,
      endedAt: instant.nullable(),
      received: z.number(),
      recordCount: z.number().nullable(),
      message: z.string().nullable(),
    })
    .nullable(),
  /** Where it is in HaloPSA. */
  haloUrl: z.string(),
  /** Whether that address opens the record itself; false: HaloPSA documents no address for it, and its start page opens. */
  isHaloUrlExact: z.boolean(),
});

/** The records of the mirror. */
export const recordRoutes = [
  defineRoute({
    name: 'records.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/records/:entity',
    summary: 'Lists records of one kind: filtered, searched, in order, page by page, now or as they were at a moment.',
    permission: 'read-data',
    readsLinked: true,
    params: entityParams,
    query: recordListQuery,
    answer: z.object({
      /** The names of the columns, in order. */
      columns: z.array(z.string()),
      items: z.array(recordRow),
      /** Null: this is the last page. */
      nextCursor: z.string().nullable(),
      /** Null: it was not asked for. */
      total: cappedCount.nullable(),
    }),
  }),
  defineRoute({
    name: 'records.read',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/records/:entity/:key',
    summary: 'Shows one record: its fields, its neighbours with counts, its history, when it was last seen and by what proof.',
    permission: 'read-data',
    readsLinked: true,
    params: recordParams,
    answer: record,
  }),
  defineRoute({
    name: 'records.raw',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/records/:entity/:key/raw',
    summary: 'Shows what HaloPSA sent of one record, to the letter.',
    permission: 'read-data',
    readsLinked: true,
    params: recordParams,
    answer: z.object({
      /** The row of the list. JSON as text, so that nothing of it changes. */
      list: z.string(),
      /** The answer for this record alone; null: it was never read by itself. */
      detail: z.string().nullable(),
    }),
  }),
  defineRoute({
    name: 'records.as-of',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/records/:entity/:key/as-of',
    summary: 'Shows the kept fields of one record as they were at a moment.',
    permission: 'read-data',
    readsLinked: true,
    params: recordParams,
    query: z.object({ at: instant }),
    answer: z.object({
      columns: z.array(column),
      /** Null: there was no such record then. */
      values: z.record(z.string(), cell).nullable(),
    }),
  }),
] as const;
