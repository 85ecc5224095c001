import { topLevel as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Top levels, in `mirror.top_level`. */
export const topLevel = defineEntity({
  halo,
  area: 'clients',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
