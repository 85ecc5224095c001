import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, instant, pageOf, pageQuery } from '../paging.ts';

/** How one entity of a connection stands. */
const entityStanding = z.object({
  entity: z.string(),
  title: z.string(),
  state: z.enum(['never', 'running', 'done', 'failed', 'no-permission', 'suspect']),
  message: z.string().nullable(),
  rows: z.int(),
  deleted: z.int(),
  quarantined: z.int(),
  /** What HaloPSA counts; null: it does not say. */
  recordCount: z.int().nullable(),
  isComplete: z.boolean(),
  lastSuccessAt: instant.nullable(),
  /** Minutes within which it is to be fresh, and whether it is. */
  targetMinutes: z.number().nullable(),
  isLate: z.boolean(),
  /** For histories: parents read and parents in all. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  /** The reading that runs now. */
  running: z
    .object({
      kind: z.string(),
      rowsRead: z.int(),
      rowsWritten: z.int(),
      requests: z.int(),
      startedAt: instant,
      rowsPerSecond: z.number(),
    })
    .nullable(),
});

/** How a connection's sync stands, in one look. */
const syncStanding = z.object({
  connectionId: z.int(),
  /** One word and one sentence for it. */
  verdict: z.enum(['healthy', 'syncing', 'late', 'failing', 'paused', 'never']),
  sentence: z.string(),
  pausedAt: instant.nullable(),
  entities: z.array(entityStanding),
  budget: z.object({ used: z.int(), limit: z.int(), windowSeconds: z.int(), waiting: z.int(), refused: z.int() }).nullable(),
  openIssues: z.int(),
});

/** One reading of one entity. */
const run = z.object({
  id: z.int(),
  entity: z.string(),
  kind: z.string(),
  state: z.enum(['running', 'done', 'failed', 'no-permission', 'suspect', 'abandoned']),
  startedAt: instant,
  endedAt: instant.nullable(),
  rowsRead: z.int(),
  rowsWritten: z.int(),
  quarantined: z.int(),
  tombstoned: z.int(),
  requests: z.int(),
  recordCount: z.int().nullable(),
  isComplete: z.boolean(),
  errorCode: z.string().nullable(),
  message: z.string().nullable(),
});

/** Runs of one day, for the bar strip. */
const day = z.object({
  day: z.iso.date(),
  done: z.int(),
  failed: z.int(),
  suspect: z.int(),
  rowsRead: z.int(),
  rowsWritten: z.int(),
  requests: z.int(),
});

/** The sync of a connection: how it stands, what ran, and when it runs. */
export const syncRoutes = [
  defineRoute({
    name: 'syncs.read',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/sync',
    summary: 'Shows how the sync of a connection stands, entity by entity.',
    permission: 'view-sync',
    params: connectionParams,
    answer: syncStanding,
  }),
  defineRoute({
    name: 'syncs.watch',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/sync/events',
    summary: 'Tells how the sync stands whenever that changes. Goes on where it is when it is opened again.',
    permission: 'view-sync',
    params: connectionParams,
    answer: { kind: 'events', event: syncStanding },
  }),
  defineRoute({
    name: 'syncs.start',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/sync',
    summary: 'Starts a sync in the background: of what changed, or of everything.',
    permission: 'manage-sync',
    params: connectionParams,
    body: z.strictObject({ full: z.boolean().optional(), only: z.array(z.string()).readonly().optional() }),
    answer: z.object({ isStarted: z.boolean() }),
    status: 202,
  }),
  defineRoute({
    name: 'syncs.schedule',
    method: 'PATCH',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/sync',
    summary: 'Pauses or resumes the schedule of a connection, or sets how often it reads.',
    permission: 'manage-sync',
    params: connectionParams,
    body: z.strictObject({
      isPaused: z.boolean().optional(),
      /** Null: the hub's default. */
      syncEveryMinutes: z.int().min(0).max(10_080).nullable().optional(),
      fullEveryHours: z.int().min(0).max(8760).nullable().optional(),
    }),
    answer: null,
  }),
  defineRoute({
    name: 'syncs.runs',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/runs',
    summary: 'Lists readings, newest first.',
    permission: 'view-sync',
    params: connectionParams,
    query: pageQuery.extend({ entity: z.string().max(100).optional(), state: z.string().max(20).optional() }),
    answer: pageOf(run),
  }),
  defineRoute({
    name: 'syncs.run',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/runs/:runId',
    summary: 'Shows one reading with its proof, as JSON to keep.',
    permission: 'view-sync',
    params: connectionParams.extend({ runId: z.coerce.number().int().min(1) }),
    answer: run.extend({ proof: z.record(z.string(), z.unknown()).nullable() }),
  }),
  defineRoute({
    name: 'syncs.days',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/run-days',
    summary: 'Counts the readings of the last thirty days, day by day in UTC.',
    permission: 'view-sync',
    params: connectionParams,
    answer: z.object({ items: z.array(day) }),
  }),
] as const;
