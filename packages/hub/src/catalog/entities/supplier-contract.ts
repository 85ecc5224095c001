import { supplierContract as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Supplier contracts, in `mirror.supplier_contract`. */
export const supplierContract = defineEntity({
  halo,
  area: 'billing',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
