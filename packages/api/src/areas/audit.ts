import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { instant, pageOf, pageQuery, workspaceParams } from '../paging.ts';

const result = z.enum(['done', 'refused', 'failed']);

/** A member of a query that may be given several times. */
function several<Out>(item: z.ZodType<Out, string>) {
  return z.union([item.transform((one) => [one]), z.array(item).max(100)]).optional();
}

const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .optional();

/** Which rows. Of what is given several times any will do. */
const filter = z.object({
  /** `person:ann@example.test`, or a name without its kind. */
  actor: several(z.string().max(300)),
  /** `connection.edit`, or `connection` for all of its verbs. */
  verb: several(z.string().max(300)),
  /** `connection 3`, or `connection` for all of them. */
  subject: several(z.string().max(300)),
  result: several(result),
  since: moment,
  /** The first moment that no longer belongs. */
  until: moment,
});

/** A row of the audit. */
const record = z.object({
  seq: z.int(),
  at: instant,
  actor: z.string(),
  accountId: z.string().nullable(),
  verb: z.string(),
  subject: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  result,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  host: z.string().nullable(),
  pid: z.int().nullable(),
  /** With `before` and `after` where something changed. */
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

const facet = z.array(z.object({ value: z.string(), rows: z.int() }));

/** What checking a chain found. */
const report = z.object({
  /** The workspace; 0: the installation. */
  chain: z.int(),
  /** Rows that were found whole, up to the first fault. */
  rows: z.int(),
  last: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  /** Anchors outside of the database that agreed. */
  anchors: z.int(),
  /** The first thing that is wrong; null: nothing. */
  fault: z.object({ kind: z.string(), seq: z.int(), sentence: z.string() }).nullable(),
});

/** Who did what. */
export const auditRoutes = [
  defineRoute({
    name: 'audit.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/audit',
    summary: 'Lists who did what, on what, when, from where, and how it ended, newest first.',
    permission: 'read-audit',
    params: workspaceParams,
    query: pageQuery.extend(filter.shape),
    answer: pageOf(record),
  }),
  defineRoute({
    name: 'audit.facets',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/audit/facets',
    summary: 'Counts the rows per actor, verb, kind of subject and result, each under the filters of the others.',
    permission: 'read-audit',
    params: workspaceParams,
    query: filter,
    answer: z.object({ actor: facet, verb: facet, subject: facet, result: facet }),
  }),
  defineRoute({
    name: 'audit.export',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/audit/export',
    summary: 'Gives the rows as a file, oldest first: CSV that is safe to open in a spreadsheet, or one JSON object per line.',
    permission: 'read-audit',
    params: workspaceParams,
    query: filter.extend({ format: z.enum(['csv', 'jsonl']).default('csv') }),
    answer: { kind: 'file', types: ['text/csv', 'application/jsonl'] },
  }),
  defineRoute({
    name: 'audit.verify',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/audit/verify',
    summary: 'Computes every hash again and names the first row that is not as it was written.',
    permission: 'read-audit',
    params: workspaceParams,
    answer: report,
  }),
  defineRoute({
    name: 'audit.list-installation',
    method: 'GET',
    path: '/api/v1/audit',
    summary: 'Lists what concerns no single workspace, as who asked for workspaces of others.',
    permission: 'installation-owner',
    query: pageQuery.extend(filter.shape),
    answer: pageOf(record),
  }),
  defineRoute({
    name: 'audit.verify-all',
    method: 'POST',
    path: '/api/v1/audit/verify',
    summary: 'Computes the hashes of every workspace and of the installation again.',
    permission: 'installation-owner',
    answer: z.object({ chains: z.array(report) }),
  }),
] as const;
