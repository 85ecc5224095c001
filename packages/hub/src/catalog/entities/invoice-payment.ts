import { invoicePayment as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Invoice payments, in `mirror.invoice_payment`. */
export const invoicePayment = defineEntity({
  halo,
  area: 'billing',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
