import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A payment of an invoice. Halo's InvoicePayment; API.md 3.18. */
export const invoicePayment = defineHaloEntity({
  name: 'invoice-payment',
  title: 'Invoice payment',
  titlePlural: 'Invoice payments',
  path: 'InvoicePayment',
  schema: 'InvoicePayment_List',
  listSchema: 'InvoicePayment_List',
  key: ['id'],
  fields: {
    id: field.id('id', 'invoice-payment'),
    invoiceId: field.id('invoice_id', 'invoice'),
    invoiceNumber: field.text('invoice_invoicenumber'),
    clientId: field.id('client_id', 'client'),
    clientName: field.text('client_name'),
    amount: field.money('amount'),
    paidAt: field.instant('date'),
    method: field.integer('method'),
    status: field.integer('status'),
    intentId: field.text('intent_id'),
    intentAt: field.instant('intent_date'),
    webhookReceivedAt: field.instant('webhook_received_date'),
    thirdPartyId: field.text('thirdpartyid'),
    xeroId: field.text('xero_id'),
    quickBooksId: field.integer('qbo_id'),
    sage50Reference: field.text('sage50_reference'),
  },
  source: { by: 'list', list: { keys: ['payments'], paged: true, pageSize: 500, query: {}, order: 'id' } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['read:invoices'], edit: ['edit:invoices'] },
  writable: true,
  deletable: true,
  redact: ['webhook_payload', 'intent_response'],
  quirks: ['The key of the envelope is unknown (API.md 2.2).', 'What payment providers answered is not kept.'],
});
