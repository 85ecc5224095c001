import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { makeWebhookSecret } from '../../engine/ingest/webhook-secret.ts';
import { defineVerb } from '../../engine/verb.ts';
import { NoPublicUrlError } from '../../foundation/errors/no-public-url.ts';
import { WebhookNameTakenError } from '../../foundation/errors/webhook-name-taken.ts';
import { insertWebhook, listWebhookRows } from '../../store/rows/webhook-rows.ts';
import { type CreatedWebhook, toCreated } from './created-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

const input = z.object({
  connectionId: z.number().int(),
  name: z.string().trim().min(1).max(60).default('halo'),
});

/**
 * Makes an address at which HaloPSA may tell of changes, and its secret, which can be read this once.
 * @throws InvalidInputError, NotPermittedError, NoPublicUrlError, WebhookNameTakenError
 */
export const createWebhook = defineVerb<WebhookDeps, typeof input, string, CreatedWebhook>({
  name: 'webhook.create',
  input,
  prepare: async ({ publicUrl }) => {
    if (publicUrl === null) throw new NoPublicUrlError();
    return publicUrl;
  },
  run: async ({ db, clock }, { connectionId, name }, publicUrl) => {
    const known = await listWebhookRows(db, connectionId);
    if (known.some((one) => one.name.toLowerCase() === name.toLowerCase())) throw new WebhookNameTakenError(name);
    const { secret, secretHash } = makeWebhookSecret();
    const hookId = BigInt(`0x1${randomBytes(16).toString('hex')}`)
      .toString(36)
      .slice(-24);
    const row = await insertWebhook(db, { connectionId, hookId, name, secretHash, createdAt: new Date(clock.now()) });
    return toCreated(row, publicUrl, secret);
  },
  audit: ({ connectionId }, { id, name }) => ({ subject: `webhook ${id}`, detail: { connection: connectionId, name } }),
});
