import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { invoice } from '../entities/invoice.ts';
import { invoiceChange } from '../entities/invoice-change.ts';
import { invoiceLine } from '../entities/invoice-line.ts';
import { invoicePayment } from '../entities/invoice-payment.ts';
import { recurringInvoice } from '../entities/recurring-invoice.ts';
import { recurringInvoiceLine } from '../entities/recurring-invoice-line.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [recurringInvoice, recurringInvoiceLine, invoice, invoiceLine, invoicePayment, invoiceChange];

/** Read billing. */
export const billingRead = defineProductFeature({
  name: 'billing-read',
  title: 'Read billing',
  purpose: 'Mirrors invoices, recurring invoices and payments, for reconciliation and revenue.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no invoices, recurring invoices and payments are read')],
});
