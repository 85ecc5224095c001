import { report as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Reports, in `mirror.report`. */
export const report = defineEntity({
  halo,
  area: 'knowledge',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
