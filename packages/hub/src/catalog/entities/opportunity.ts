import { opportunity as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Opportunities, in `mirror.opportunity`. */
export const opportunity = defineEntity({
  halo,
  area: 'sales',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 15,
  fullEvery: 24,
  permission: 'optional',
});
