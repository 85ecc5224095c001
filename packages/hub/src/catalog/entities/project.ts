import { project as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Projects, in `mirror.project`. */
export const project = defineEntity({
  halo,
  area: 'service-desk',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 15,
  fullEvery: 24,
  permission: 'optional',
});
