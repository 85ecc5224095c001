import { recurringInvoiceLine as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { noRequest } from './request-cost.ts';

/** Recurring invoice lines, in `mirror.recurring_invoice_line`. */
export const recurringInvoiceLine = defineEntity({
  halo,
  area: 'billing',
  read: { by: 'embedded' },
  cost: noRequest,
  every: 60,
  fullEvery: 24,
  permission: 'optional',
  history: {
    keepDays: 3650,
    fields: [
      'recurringInvoiceId',
      'itemId',
      'quantity',
      'unitPrice',
      'unitCost',
      'discountPercent',
      'netAmount',
      'taxRate',
      'isInactive',
      'contractId',
      'assetId',
      'quantityType',
      'priceType',
      'startsAt',
      'endsAt',
    ],
  },
});
