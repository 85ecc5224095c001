import { status as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { oneRequest } from './request-cost.ts';

/** Statuses, in `mirror.status`. */
export const status = defineEntity({
  halo,
  area: 'configuration',
  read: { by: 'list' },
  cost: oneRequest,
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
