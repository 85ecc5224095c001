import { salesOrder as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Sales orders, in `mirror.sales_order`. */
export const salesOrder = defineEntity({
  halo,
  area: 'sales',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
