import { outcome as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Outcomes, in `mirror.outcome`. */
export const outcome = defineEntity({
  halo,
  area: 'configuration',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
