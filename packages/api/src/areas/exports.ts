import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, id, instant, workspaceParams } from '../paging.ts';
import { recordListQuery, recordQuestion } from '../record-question.ts';

const format = z.enum(['csv', 'xlsx']);
const types = ['text/csv; charset=utf-8', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;

const job = z.object({
  id: z.int(),
  connectionId: z.int(),
  entity: z.string(),
  format,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  rowsDone: z.int(),
  /** Null: not known yet, or more than 10,000. */
  rowsExpected: z.int().nullable(),
  bytes: z.int().nullable(),
  /** Why it failed: the code of a problem. */
  errorCode: z.string().nullable(),
  askedAt: instant,
  endedAt: instant.nullable(),
  /** Until when its file is kept. */
  expiresAt: instant,
});

const jobParams = z.object({ ...workspaceParams.shape, exportId: id });
const { filters, search, sort, deleted, asOf, columns } = recordListQuery.shape;

/** Exports of tables. */
export const exportRoutes = [
  defineRoute({
    name: 'exports.direct',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/exports/:entity',
    summary: 'Sends a table of up to 10,000 rows as CSV or XLSX: filtered and in order like the list.',
    permission: 'export-data',
    readsLinked: true,
    params: z.object({ ...connectionParams.shape, entity: z.string().max(60) }),
    query: z.object({ format, filters, search, sort, deleted, asOf, columns }),
    answer: { kind: 'file', types },
  }),
  defineRoute({
    name: 'exports.request',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/exports',
    summary: 'Asks for a table of any size as a file. It is made in the background, as long as you may read the rows.',
    permission: 'export-data',
    readsLinked: true,
    params: connectionParams,
    body: z.strictObject({ entity: z.string().max(60), format, question: recordQuestion }),
    answer: job,
    status: 202,
  }),
  defineRoute({
    name: 'exports.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/exports',
    summary: 'Lists your exports of the last 24 hours, the newest first.',
    permission: 'export-data',
    params: workspaceParams,
    answer: z.object({ items: z.array(job) }),
  }),
  defineRoute({
    name: 'exports.read',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/exports/:exportId',
    summary: 'Shows how far one of your exports is.',
    permission: 'export-data',
    params: jobParams,
    answer: job,
  }),
  defineRoute({
    name: 'exports.file',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/exports/:exportId/file',
    summary: 'Sends the file of one of your exports, as long as you may read what it was made with.',
    permission: 'export-data',
    params: jobParams,
    answer: { kind: 'file', types },
  }),
  defineRoute({
    name: 'exports.cancel',
    method: 'DELETE',
    path: '/api/v1/workspaces/:workspaceId/exports/:exportId',
    summary: 'Stops one of your exports and removes its file.',
    permission: 'export-data',
    params: jobParams,
    answer: null,
  }),
] as const;
