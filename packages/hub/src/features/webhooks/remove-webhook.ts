import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { deleteWebhook, type WebhookRow } from '../../store/rows/webhook-rows.ts';
import { findWebhook } from './find-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

const input = z.object({ connectionId: z.number().int(), name: z.string() });

/**
 * Removes a webhook and its deliveries: from now on HaloPSA is refused there.
 * @throws InvalidInputError, NotPermittedError, WebhookNotFoundError
 */
export const removeWebhook = defineVerb<WebhookDeps, typeof input, WebhookRow, { readonly removed: string }>({
  name: 'webhook.remove',
  input,
  prepare: findWebhook,
  run: async ({ db }, _input, hook) => {
    await deleteWebhook(db, hook.id);
    return { removed: hook.name };
  },
  audit: ({ connectionId }, { removed }, { id }) => ({
    subject: `webhook ${id}`,
    detail: { connection: connectionId, name: removed },
  }),
});
