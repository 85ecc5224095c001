import { recurringInvoice as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Recurring invoices, in `mirror.recurring_invoice`. */
export const recurringInvoice = defineEntity({
  halo,
  area: 'billing',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
  history: {
    keepDays: 3650,
    fields: [
      'clientId',
      'siteId',
      'name',
      'contractId',
      'isDisabled',
      'period',
      'periodType',
      'startsAt',
      'endsAt',
      'paymentTerms',
      'currencyId',
      'revenue',
      'taxTotal',
      'total',
    ],
  },
});
