import { purchaseOrder as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Purchase orders, in `mirror.purchase_order`. */
export const purchaseOrder = defineEntity({
  halo,
  area: 'sales',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
