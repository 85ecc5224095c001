import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, instant } from '../paging.ts';

/** A webhook of HaloPSA that tells this hub of changes. */
const webhook = z.object({
  name: z.string(),
  /** Null: SUNDOG_PUBLIC_URL is not set. */
  url: z.string().nullable(),
  createdAt: instant,
  rotatedAt: instant.nullable(),
  received: z.int(),
  read: z.int(),
  ignored: z.int(),
  failed: z.int(),
  waitingSince: instant.nullable(),
  lastAt: instant.nullable(),
  lastReason: z.string().nullable(),
});

/** What HaloPSA is to be set up with; the secret can be read this once. */
const created = z.object({ name: z.string(), url: z.string(), username: z.string(), secret: z.string() });

const named = connectionParams.extend({ name: z.string().min(1).max(100) });

/** HaloPSA's webhooks: what tells of changes before the next look. */
export const webhookRoutes = [
  defineRoute({
    name: 'webhooks.list',
    method: 'GET',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/webhooks',
    summary: 'Lists the webhooks of a connection, what came by them and how old that is.',
    permission: 'view-sync',
    params: connectionParams,
    answer: z.object({
      items: z.array(webhook),
      /** Null: this hub does not know by what address it is reached, and makes no webhooks. */
      publicUrl: z.string().nullable(),
    }),
  }),
  defineRoute({
    name: 'webhooks.create',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/webhooks',
    summary: 'Makes an address and a secret for a webhook, to be set up in HaloPSA by hand. Needs SUNDOG_PUBLIC_URL.',
    permission: 'manage-sync',
    params: connectionParams,
    body: z.strictObject({ name: z.string().min(1).max(60).optional() }),
    answer: created,
    status: 201,
  }),
  defineRoute({
    name: 'webhooks.rotate',
    method: 'POST',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/webhooks/:name/rotate',
    summary: 'Gives a webhook a new secret; the old one goes on for a while.',
    permission: 'manage-sync',
    params: named,
    body: z.strictObject({ graceMinutes: z.int().min(0).max(10_080).optional() }),
    answer: created,
  }),
  defineRoute({
    name: 'webhooks.remove',
    method: 'DELETE',
    path: '/api/v1/workspaces/:workspaceId/connections/:connectionId/webhooks/:name',
    summary: 'Removes a webhook here; in HaloPSA it is removed by hand.',
    permission: 'manage-sync',
    params: named,
    answer: z.object({ removed: z.string() }),
  }),
] as const;
