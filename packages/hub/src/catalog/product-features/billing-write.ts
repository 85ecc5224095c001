import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { recurringInvoice } from '../entities/recurring-invoice.ts';
import { recurringInvoiceLine } from '../entities/recurring-invoice-line.ts';
import { mandatory, tablesOf } from './needs.ts';

/** Write billing: the lines of recurring invoices that exist. Invoices are never made. */
export const billingWrite = defineProductFeature({
  name: 'billing-write',
  title: 'Write billing',
  purpose: 'Corrects quantities and prices on the lines of recurring invoices, after a person approved each change.',
  writes: true,
  entities: tablesOf([recurringInvoice, recurringInvoiceLine]),
  needs: [
    mandatory('scope:edit:invoices', 'Yes', 'no line of a recurring invoice is corrected'),
    mandatory('level:invoices', 'Read and Modify', 'no line of a recurring invoice is corrected'),
  ],
});
