import { quotation as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Quotations, in `mirror.quotation`. */
export const quotation = defineEntity({
  halo,
  area: 'sales',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
