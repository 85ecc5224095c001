import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { instant, workspaceParams } from '../paging.ts';

/** One piece of work that goes on in the background. */
const job = z.object({
  /** Names it as long as it goes on: `sync 3`. */
  id: z.string(),
  kind: z.enum(['sync', 'webhooks', 'record', 'apply', 'export']),
  connectionId: z.int(),
  /** `Syncing acme`. */
  title: z.string(),
  /** What is being done now, in words; null: it is not known. */
  phase: z.string().nullable(),
  state: z.enum(['waiting', 'running']),
  /** Parts done and parts in all: lists of a sync, rows of an export; null: nobody knows how many there will be. */
  done: z.int(),
  total: z.int().nullable(),
  startedAt: instant,
});

/** What goes on in the background. */
export const jobRoutes = [
  defineRoute({
    name: 'jobs.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/jobs',
    summary: 'Lists what goes on in the background now: work on the connections that you may see, and your own exports.',
    permission: 'read-data',
    params: workspaceParams,
    answer: z.object({ items: z.array(job) }),
  }),
] as const;
