import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { DeliveryNotFoundError } from '../../foundation/errors/delivery-not-found.ts';
import { requeueDelivery } from '../../store/rows/channel-delivery-rows.ts';
import type { ChannelDeps } from './channel-deps.ts';

const input = z.object({ id: z.uuid() });

/**
 * Queues a delivery again, under the id that it had: a receiver that has it already can tell that it is the same.
 * @throws InvalidInputError, NotPermittedError, DeliveryNotFoundError
 */
export const resendDelivery = defineVerb<ChannelDeps, typeof input, undefined, { readonly id: string }>({
  name: 'channel.resend',
  input,
  prepare: async () => undefined,
  run: async ({ db, clock }, { id }) => {
    if (!(await requeueDelivery(db, id, new Date(clock.now())))) throw new DeliveryNotFoundError(id);
    return { id };
  },
  audit: ({ id }) => ({ subject: `delivery ${id}`, detail: {} }),
});
