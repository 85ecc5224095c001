import { site as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Sites, in `mirror.site`. */
export const site = defineEntity({
  halo,
  area: 'clients',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'mandatory',
});
