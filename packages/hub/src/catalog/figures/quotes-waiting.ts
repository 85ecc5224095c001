import { defineFigure } from './define-figure.ts';

export const quotesWaiting = defineFigure({
  id: 'quotes-waiting',
  title: 'Quotations waiting',
  sentence:
    'Quotations that are not approved, did not become a sales order and have not expired. HaloPSA documents no number for "rejected".',
  entity: 'quotation',
  filters: ({ now }) => [
    { column: 'approvedAt', is: 'empty', value: true },
    { column: 'salesOrderId', is: 'empty', value: true },
    { column: 'expiresAt', is: 'from', value: now.toISOString() },
  ],
  sort: 'expiresAt',
});
