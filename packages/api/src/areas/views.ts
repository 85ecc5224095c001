import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { id, instant, workspaceParams } from '../paging.ts';
import { recordQuestion } from '../record-question.ts';

const written = z.strictObject({
  /** The kind of record. */
  entity: z.string().max(60),
  name: z.string().trim().min(1).max(80),
  question: recordQuestion,
  /** Whether everybody in the workspace sees it. */
  isShared: z.boolean(),
  /** Whether the table opens with it: for you, or where it is shared for all who have none of their own. */
  isDefault: z.boolean(),
});

const view = z.object({
  id: z.int(),
  ...written.shape,
  ownerName: z.string(),
  /** Only one's own can be changed. */
  isOwn: z.boolean(),
  changedAt: instant,
});

const viewParams = z.object({ ...workspaceParams.shape, viewId: id });

/** Saved views of tables. */
export const viewRoutes = [
  defineRoute({
    name: 'views.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/views',
    summary: 'Lists your saved views and those that are shared.',
    permission: 'read-data',
    params: workspaceParams,
    query: z.object({ entity: z.string().max(60).optional() }),
    answer: z.object({ items: z.array(view) }),
  }),
  defineRoute({
    name: 'views.create',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/views',
    summary: 'Saves a view.',
    permission: 'read-data',
    params: workspaceParams,
    body: written,
    answer: view,
    status: 201,
  }),
  defineRoute({
    name: 'views.change',
    method: 'PUT',
    path: '/api/v1/workspaces/:workspaceId/views/:viewId',
    summary: 'Changes one of your views.',
    permission: 'read-data',
    params: viewParams,
    body: written,
    answer: view,
  }),
  defineRoute({
    name: 'views.remove',
    method: 'DELETE',
    path: '/api/v1/workspaces/:workspaceId/views/:viewId',
    summary: 'Removes one of your views.',
    permission: 'read-data',
    params: viewParams,
    answer: null,
  }),
] as const;
