import { webhookEvent as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Webhook deliveries, in `mirror.webhook_event`. */
export const webhookEvent = defineEntity({
  halo,
  area: 'audit',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
