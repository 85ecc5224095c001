import { invoiceLine as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { noRequest } from './request-cost.ts';

/** Invoice lines, in `mirror.invoice_line`. */
export const invoiceLine = defineEntity({
  halo,
  area: 'billing',
  read: { by: 'embedded' },
  cost: noRequest,
  every: 60,
  fullEvery: 24,
  permission: 'optional',
});
