import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { instant, workspaceParams } from '../paging.ts';

/** A row that could not be kept, or an entity that HaloPSA refused. */
const issue = z.object({
  id: z.int(),
  connectionId: z.int(),
  entity: z.string(),
  kind: z.enum(['row', 'entity']),
  subject: z.string(),
  code: z.string(),
  sentence: z.string(),
  /** As HaloPSA sent it; null for an entity, and once cleared. */
  raw: z.string().nullable(),
  firstSeen: instant,
  lastSeen: instant,
  times: z.int(),
  state: z.enum(['open', 'dismissed', 'cleared']),
  dismissed: z.object({ by: z.string(), at: instant, until: instant.nullable(), why: z.string() }).nullable(),
  clearedAt: instant.nullable(),
  retries: z.int(),
  retriedAt: instant.nullable(),
});

const settled = z.object({
  issues: z.array(
    z.object({
      id: z.int(),
      entity: z.string(),
      subject: z.string(),
      outcome: z.enum(['cleared', 'kept-out', 'still-there', 'not-read']),
      message: z.string().nullable(),
    }),
  ),
  requests: z.int(),
});

const ids = z.array(z.int().min(1)).min(1).max(1000).readonly();

/** The inbox of what the sync set aside. */
export const issueRoutes = [
  defineRoute({
    name: 'issues.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/issues',
    summary: 'Lists what the sync set aside in the connections that you may see.',
    permission: 'view-sync',
    params: workspaceParams,
    query: z.object({
      connectionId: z.coerce.number().int().min(1).optional(),
      entity: z.string().max(100).optional(),
      code: z.string().max(100).optional(),
      state: z.enum(['open', 'dismissed', 'cleared']).default('open'),
    }),
    answer: z.object({ items: z.array(issue) }),
  }),
  defineRoute({
    name: 'issues.retry',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/issues/retry',
    summary: 'Asks HaloPSA again for what these are about. What is read well clears itself.',
    permission: 'resolve-issues',
    params: workspaceParams,
    body: z.strictObject({ ids }),
    answer: settled,
  }),
  defineRoute({
    name: 'issues.replay',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/issues/replay',
    summary: 'Reads the kept text of many again, and asks HaloPSA only where that does not do.',
    permission: 'resolve-issues',
    params: workspaceParams,
    body: z.strictObject({
      connectionId: z.int().min(1),
      entity: z.string().max(100).optional(),
      code: z.string().max(100).optional(),
      mayAsk: z.boolean().optional(),
    }),
    answer: settled,
  }),
  defineRoute({
    name: 'issues.dismiss',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/issues/dismiss',
    summary: 'Takes these off the list, for a time or until they change, with a reason for whoever looks next.',
    permission: 'resolve-issues',
    params: workspaceParams,
    body: z.strictObject({ ids, why: z.string().min(1).max(500), until: instant.nullable().optional() }),
    answer: z.object({ ids: z.array(z.int()).readonly() }),
  }),
  defineRoute({
    name: 'issues.reopen',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/issues/reopen',
    summary: 'Puts dismissed ones back on the list.',
    permission: 'resolve-issues',
    params: workspaceParams,
    body: z.strictObject({ ids }),
    answer: z.object({ ids: z.array(z.int()).readonly() }),
  }),
] as const;
