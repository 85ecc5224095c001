import { filter } from '../lists/filter.ts';
import { settleLines } from '../quirks/lines.ts';
import { updateLines } from '../writes/update-lines.ts';
import { defineEndpoint, type Endpoint } from './endpoint.ts';

const filters = {
  client_id: filter.ids('client_id'),
  client_ids: filter.ids('client_id'),
  site_id: filter.ids('sitenumber'),
  contract_id: filter.ids('contract_id'),
  ticket_id: filter.ids('ticket_id'),
  salesorder_id: filter.ids('salesorder_id'),
  recurringinvoice_id: filter.ids('recurring_invoice_id'),
  paymentstatuses: filter.ids('paymentstatus'),
  invoicedatestart: filter.from('invoice_date'),
  invoicedateend: filter.until('invoice_date'),
  postedonly: filter.whenTrue((row) => row['posted'] === true),
  notpostedonly: filter.whenTrue((row) => row['posted'] !== true),
  reviewrequired: filter.whenTrue((row) => row['reviewrequired'] === true),
};

const header = {
  schema: 'InvoiceHeader',
  envelope: 'invoices',
  wrapped: 'unless-refused',
  paged: true,
  idsOnly: 'idonly',
  list: { flags: { includelines: ['lines'] } },
  search: ['client_name', 'invoicenumber', 'name'],
  filters,
  deletable: true,
} as const;

const writes = { required: ['client_id'], stamps: ['last_modified'], birth: ['date_created'], settle: settleLines };

/** Invoices; API.md 3.18. */
export const invoice: Endpoint = defineEndpoint({
  ...header,
  entity: 'invoice',
  path: 'Invoice',
  writes: {
    ...writes,
    feed: 'invoice-change',
    defaults: () => ({ client_id: 0, lines: [], customfields: [], external_links: [], posted: false }),
  },
  routes: [{ method: 'POST', action: 'updatelines', run: (call) => updateLines(invoice, call) }],
});

/** Recurring invoices: the same schema, with a schedule and lines whose quantity may be calculated; API.md 3.17. */
export const recurringInvoice: Endpoint = defineEndpoint({
  ...header,
  entity: 'recurring-invoice',
  path: 'RecurringInvoice',
  writes: {
    ...writes,
    defaults: () => ({
      client_id: 0,
      lines: [],
      customfields: [],
      external_links: [],
      disabled: false,
      is_recurring_invoice: true,
    }),
  },
  routes: [
    { method: 'POST', action: 'updatelines', run: (call) => updateLines(recurringInvoice, call) },
    { method: 'POST', action: 'lines', run: (call) => updateLines(recurringInvoice, call) },
  ],
});
