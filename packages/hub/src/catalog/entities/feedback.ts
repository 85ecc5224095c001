import { feedback as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Feedback, in `mirror.feedback`. */
export const feedback = defineEntity({
  halo,
  area: 'service-desk',
  read: { by: 'list' },
  cost: oneRequest,
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
