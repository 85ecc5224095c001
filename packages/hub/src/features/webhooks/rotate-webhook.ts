import { z } from 'zod';
import { makeWebhookSecret } from '../../engine/ingest/webhook-secret.ts';
import { defineVerb } from '../../engine/verb.ts';
import { NoPublicUrlError } from '../../foundation/errors/no-public-url.ts';
import { replaceWebhookSecret, type WebhookRow } from '../../store/rows/webhook-rows.ts';
import { type CreatedWebhook, toCreated } from './created-webhook.ts';
import { findWebhook } from './find-webhook.ts';
import type { WebhookDeps } from './webhook-deps.ts';

const input = z.object({
  connectionId: z.number().int(),
  name: z.string(),
  /** How long the secret before still opens, so that no delivery is refused while HaloPSA is being changed. */
  graceMinutes: z
    .number()
    .int()
    .min(0)
    .max(7 * 24 * 60)
    .default(60),
});

/**
 * Gives a webhook another secret, which can be read this once.
 * @throws InvalidInputError, NotPermittedError, NoPublicUrlError, WebhookNotFoundError
 */
export const rotateWebhook = defineVerb<
  WebhookDeps,
  typeof input,
  { readonly hook: WebhookRow; readonly publicUrl: string },
  CreatedWebhook
>({
  name: 'webhook.rotate',
  input,
  prepare: async (deps, given) => {
    if (deps.publicUrl === null) throw new NoPublicUrlError();
    return { hook: await findWebhook(deps, given), publicUrl: deps.publicUrl };
  },
  run: async ({ db, clock }, { graceMinutes }, { hook, publicUrl }) => {
    const { secret, secretHash } = makeWebhookSecret();
    const at = new Date(clock.now());
    await replaceWebhookSecret(db, hook.id, { secretHash, formerUntil: new Date(at.getTime() + graceMinutes * 60_000), at });
    return toCreated(hook, publicUrl, secret);
  },
  audit: ({ graceMinutes }, { id }) => ({ subject: `webhook ${id}`, detail: { graceMinutes } }),
});
