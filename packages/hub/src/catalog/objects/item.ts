import { defineObject } from './define-object.ts';

/** The page of an item: something that is sold. */
export const item = defineObject({
  entity: 'item',
  title: ['name', 'description'],
  subtitle: ['assetGroupName', 'internalReference'],
  words: ['description', 'externalReference', 'supplierPartCode'],
  headline: {
    who: ['supplierName', 'supplierPartCode'],
    open: { columns: ['quantityInStock', 'quantityReserved', 'quantityOnOrder'] },
    bought: { columns: ['basePrice', 'costPrice'], neighbours: ['recurring-lines'] },
  },
  groups: [
    {
      title: 'Prices',
      columns: ['basePrice', 'costPrice', 'isRecurring', 'recurringPrice', 'recurringCost', 'margin', 'taxName'],
    },
    { title: 'Stock', columns: ['quantityInStock', 'quantityReserved', 'quantityOnOrder', 'minimumStock', 'reorderQuantity'] },
    { title: 'References', columns: ['internalReference', 'externalReference', 'supplierPartCode', 'nominalCode', 'accountsId'] },
    { title: 'Text', columns: ['description', 'purchaseDescription', 'note'] },
  ],
  neighbours: [
    {
      name: 'recurring-lines',
      title: 'Lines of recurring invoices',
      entity: 'recurring_invoice_line',
      where: { itemId: 'id' },
      columns: ['recurringInvoiceId', 'description', 'quantity', 'unitPrice', 'netAmount'],
    },
  ],
  haloPath: null,
});
