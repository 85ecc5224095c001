import { z } from 'zod';
import { capabilities } from '../capabilities.ts';
import { defineRoute } from '../define-route.ts';
import { instant, workspaceParams } from '../paging.ts';

const uuid = z.uuid();
const place = '/api/v1/workspaces/:workspaceId/api-keys' as const;

const apiKey = z.object({
  id: uuid,
  /** The beginning of the key. */
  prefix: z.string(),
  name: z.string(),
  email: z.string(),
  isMine: z.boolean(),
  capabilities: z.array(z.enum(capabilities)),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

/** Keys for programs. A key acts for the person who made it, in one workspace, and can do no more than they can. */
export const apiKeyRoutes = [
  defineRoute({
    name: 'api-keys.list',
    method: 'GET',
    path: place,
    summary: 'Lists your keys for the workspace; who manages its people sees those of all.',
    permission: 'signed-in',
    params: workspaceParams,
    answer: z.object({ items: z.array(apiKey) }),
  }),
  defineRoute({
    name: 'api-keys.create',
    method: 'POST',
    path: place,
    summary: 'Makes a key: the answer shows it, this once.',
    permission: 'signed-in',
    params: workspaceParams,
    body: z.strictObject({
      name: z.string().max(80),
      capabilities: z.array(z.enum(capabilities)).min(1),
      /** Until it expires; 90 unless said otherwise. */
      days: z.int().min(1).max(366).optional(),
    }),
    answer: z.object({ id: uuid, key: z.string(), prefix: z.string(), expiresAt: instant }),
    status: 201,
  }),
  defineRoute({
    name: 'api-keys.revoke',
    method: 'DELETE',
    path: `${place}/:keyId`,
    summary: 'Ends a key at once: one of yours, or any where you manage the people.',
    permission: 'signed-in',
    params: workspaceParams.extend({ keyId: uuid }),
    answer: null,
  }),
] as const;
