import { invoiceChange as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Invoice changes, in `mirror.invoice_change`. */
export const invoiceChange = defineEntity({
  halo,
  area: 'audit',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 720,
  permission: 'optional',
});
