import { invoice as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Invoices, in `mirror.invoice`. */
export const invoice = defineEntity({
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
      'invoiceNumber',
      'isPosted',
      'isVoided',
      'invoicedAt',
      'dueAt',
      'sentAt',
      'paidAt',
      'paymentStatus',
      'approvalStatus',
      'revenue',
      'taxTotal',
      'total',
      'amountPaid',
      'amountDue',
    ],
  },
});
