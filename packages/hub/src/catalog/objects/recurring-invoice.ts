import { defineObject } from './define-object.ts';

/** The page of a recurring invoice. */
export const recurringInvoice = defineObject({
  entity: 'recurring_invoice',
  title: ['name', 'reference'],
  subtitle: ['clientName', 'contractReference'],
  words: ['reference', 'contractReference'],
  headline: {
    who: ['clientName', 'contactName', 'assignedAgentId'],
    where: ['siteName'],
    open: { columns: ['isDisabled', 'nextCreatedAt', 'endsAt'] },
    bought: { columns: ['total', 'currencyName', 'periodName'], neighbours: ['lines'] },
  },
  groups: [
    {
      title: 'Schedule',
      columns: ['periodName', 'period', 'startsAt', 'endsAt', 'nextCreatedAt', 'lastCreatedAt', 'isDisabled'],
    },
    { title: 'Amounts', columns: ['revenue', 'taxTotal', 'total', 'currencyName', 'paymentTerms', 'hasCalculatedQuantity'] },
    { title: 'From', columns: ['contractReference', 'salesOrderId', 'ticketId', 'orderNumber', 'reference'] },
    { title: 'Notes', columns: ['notes', 'internalNote'] },
  ],
  neighbours: [
    {
      name: 'lines',
      title: 'Lines',
      entity: 'recurring_invoice_line',
      where: { recurringInvoiceId: 'id' },
      sort: 'sequence',
      columns: ['itemCode', 'description', 'quantity', 'unitPrice', 'netAmount', 'isInactive'],
    },
    {
      name: 'invoices',
      title: 'Invoices made from it',
      entity: 'invoice',
      where: { recurringInvoiceId: 'id', clientId: 'clientId' },
      sort: '-invoicedAt',
      columns: ['invoiceNumber', 'invoicedAt', 'total', 'amountDue', 'currencyName'],
    },
  ],
  haloPath: null,
});
