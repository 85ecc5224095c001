import { defineObject } from './define-object.ts';

/** The page of an invoice or a credit note. */
export const invoice = defineObject({
  entity: 'invoice',
  title: ['invoiceNumber', 'name', 'thirdPartyInvoiceNumber'],
  subtitle: ['clientName'],
  words: ['invoiceNumber', 'thirdPartyInvoiceNumber', 'reference', 'orderNumber'],
  headline: {
    who: ['clientName', 'contactName'],
    where: ['siteName'],
    open: { columns: ['amountDue', 'dueAt', 'isPosted', 'isVoided'] },
    bought: { columns: ['total', 'currencyName'], neighbours: ['lines'] },
  },
  groups: [
    { title: 'Amounts', columns: ['revenue', 'taxTotal', 'total', 'amountPaid', 'amountDue', 'currencyName', 'currencyRate'] },
    { title: 'Dates', columns: ['invoicedAt', 'dueAt', 'postedAt', 'sentAt', 'paidAt', 'periodStartsAt', 'periodEndsAt'] },
    {
      title: 'From',
      columns: ['contractReference', 'recurringInvoiceId', 'salesOrderId', 'ticketId', 'orderNumber', 'reference'],
    },
    {
      title: 'Accounts',
      columns: ['accountsId', 'xeroId', 'xeroStatus', 'quickBooksId', 'thirdPartyInvoiceNumber', 'lastSyncedAt'],
    },
    { title: 'Notes', columns: ['notes', 'internalNote'] },
  ],
  neighbours: [
    {
      name: 'lines',
      title: 'Lines',
      entity: 'invoice_line',
      where: { invoiceId: 'id' },
      sort: 'sequence',
      columns: ['itemCode', 'description', 'quantity', 'unitPrice', 'netAmount', 'taxAmount'],
    },
    {
      name: 'payments',
      title: 'Payments',
      entity: 'invoice_payment',
      where: { invoiceId: 'id' },
      sort: '-paidAt',
      columns: ['paidAt', 'amount', 'method'],
    },
    {
      name: 'changes',
      title: 'Changes',
      entity: 'invoice_change',
      where: { invoiceId: 'id' },
      columns: ['changedAt', 'fieldName', 'oldValue', 'newValue'],
    },
  ],
  haloPath: null,
});
