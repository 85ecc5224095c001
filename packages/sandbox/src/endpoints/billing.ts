import { ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { type Condition, rowCondition } from '../lists/condition.ts';
import { filter } from '../lists/filter.ts';
import { settleLines } from '../quirks/lines.ts';
import { saveOnly } from '../writes/save-only.ts';
import { defineEndpoint, type Endpoint } from './endpoint.ts';

/** Contracts that have ended are inactive. */
const hideEnded = ({ query }: Call): Condition[] =>
  query.flag('includeinactive') ? [] : [rowCondition('not ended', (row) => row['expired'] !== true)];

/** An item has no `inactive`: its status 2 says so, and 1 is active (this sandbox's own choice, as nothing states it). */
const hideInactiveItems = ({ query }: Call): Condition[] =>
  query.flag('includeinactive') || /true/i.test(query.text('activeinactive')?.split(',')[1] ?? '')
    ? []
    : [rowCondition('active items', (row) => row['status'] !== 2)];

/** Contracts with clients; API.md 3.16. */
export const clientContract = defineEndpoint({
  entity: 'client-contract',
  path: 'ClientContract',
  schema: 'ContractHeader',
  listSchema: 'ContractHeader_List',
  envelope: 'contracts',
  paged: true,
  search: ['ref', 'client_name'],
  list: {
    only: [
      'id',
      'ref',
      'refextra',
      'refextra2',
      'client_id',
      'client_name',
      'site_id',
      'site_name',
      'user_id',
      'user_name',
      'start_date',
      'end_date',
      'started',
      'expired',
      'active',
      'contract_status',
      'status',
      'subtype',
      'contracttype',
      'contracttype_name',
      'sla_id',
      'billingperiod',
      'billingdescription',
      'periodchargeamount',
      'asset_value',
      'next_invoice_date',
      'periodicinvoicenextdate',
      'next_call_date',
      'asset_end_date',
      'numberofunitsfree',
      'createdby_id',
      'createdby_name',
      'note',
      'last_modified',
      'customfields',
      'use',
    ],
  },
  filters: { client_id: filter.ids('client_id'), site_id: filter.ids('site_id') },
  always: hideEnded,
  writes: { required: ['client_id'], stamps: ['last_modified'] },
  deletable: true,
  routes: [
    { method: 'POST', action: 'nextref', run: (call) => ok({ ref: `CON${call.halo.tables.of('client-contract').nextId()}` }) },
  ],
});

/** Contracts with suppliers; API.md 3.21. */
export const supplierContract = defineEndpoint({
  entity: 'supplier-contract',
  path: 'SupplierContract',
  schema: 'Contract',
  envelope: 'contracts',
  paged: true,
  search: ['ref', 'supplier_name'],
  filters: { supplier_id: filter.ids('supplier_id') },
  always: hideEnded,
  writes: { required: ['supplier_id'] },
  deletable: true,
});

/** Payments of invoices. */
export const invoicePayment = defineEndpoint({
  entity: 'invoice-payment',
  path: 'InvoicePayment',
  schema: 'InvoicePayment_List',
  listSchema: 'InvoicePayment_List',
  envelope: 'payments',
  paged: true,
  search: ['invoice_invoicenumber'],
  filters: { client_id: filter.ids('client_id'), invoice_id: filter.ids('invoice_id') },
  writes: { required: ['invoice_id', 'amount'], birth: ['date'] },
  deletable: true,
});

/** Feed of changes of invoices; API.md 2.5. */
export const invoiceChange = defineEndpoint({
  entity: 'invoice-change',
  path: 'InvoiceChange',
  schema: 'InvoiceChange',
  envelope: 'changes',
  paged: true,
  idsOnly: 'idonly',
  search: ['field_name'],
  filters: { invoice_id: filter.ids('invoice_id') },
  writes: false,
  deletable: false,
});

/** Quotations; API.md 3.19. */
export const quotation = defineEndpoint({
  entity: 'quotation',
  path: 'Quotation',
  schema: 'QuotationHeader',
  envelope: 'quotes',
  paged: true,
  search: ['title', 'client_name'],
  list: { flags: { includelines: ['lines'] } },
  filters: {
    client_id: filter.ids('client_id'),
    site_id: filter.ids('site_id'),
    ticket_id: filter.ids('ticket_id'),
    quote_status: filter.ids('status'),
  },
  writes: { required: ['client_id'], stamps: ['last_update_time'], settle: settleLines },
  deletable: true,
});

/** Sales orders; API.md 3.21. */
export const salesOrder = defineEndpoint({
  entity: 'sales-order',
  path: 'SalesOrder',
  schema: 'OrderHead',
  envelope: 'salesorders',
  paged: true,
  idsOnly: 'idonly',
  search: ['title', 'client_name'],
  filters: { client_id: filter.ids('client_id'), site_id: filter.ids('site_id'), ticket_id: filter.ids('ticket_id') },
  writes: { required: ['client_id'], stamps: ['last_update_time'], settle: settleLines },
  deletable: true,
});

/** Purchase orders; API.md 3.21. */
export const purchaseOrder = defineEndpoint({
  entity: 'purchase-order',
  path: 'PurchaseOrder',
  schema: 'SupplierOrderHeader',
  envelope: 'purchaseorders',
  paged: true,
  search: ['title', 'supplier_name'],
  filters: {
    client_id: filter.ids('client_id'),
    site_id: filter.ids('site_id'),
    supplier_id: filter.ids('supplier_id'),
    ticket_id: filter.ids('ticket_id'),
    salesorder_id: filter.ids('salesorder_id'),
  },
  writes: { required: ['supplier_id'], stamps: ['last_update_time'], settle: settleLines },
  deletable: true,
});

/** Items (products and services); API.md 3.21. */
export const item: Endpoint = defineEndpoint({
  entity: 'item',
  path: 'Item',
  schema: 'Item',
  envelope: 'items',
  wrapped: 'unless-refused',
  paged: true,
  search: ['name', 'description', 'supplier_part_code'],
  filters: {
    supplier_id: filter.ids('supplier_id'),
    assetgroup_id: filter.ids('assetgroup_id'),
    assetgroups: filter.ids('assetgroup_id'),
    assettypes: filter.ids('assettype_id'),
    recurringonly: filter.whenTrue((row) => row['isrecurringitem'] === true),
    excluderecurring: filter.whenTrue((row) => row['isrecurringitem'] !== true),
  },
  always: hideInactiveItems,
  writes: { required: ['name'], stamps: ['lastmodified'], birth: ['datecreated'] },
  deletable: true,
  routes: [{ method: 'POST', action: 'newaccountsid', run: (call) => saveOnly(item, call, ['accountsid']) }],
});

/** Suppliers; API.md 3.21. Their portal password is never shown. */
export const supplier = defineEndpoint({
  entity: 'supplier',
  path: 'Supplier',
  schema: 'Company',
  envelope: 'suppliers',
  wrapped: 'unless-refused',
  paged: true,
  inactive: 'inactive',
  idsOnly: 'idonly',
  search: ['name', 'email_address'],
  filters: { toplevel_id: filter.ids('toplevel_id') },
  writes: { required: ['name'], stamps: ['last_modified'], birth: ['datecreated'] },
  deletable: true,
});

/** Taxes. */
export const tax = defineEndpoint({
  entity: 'tax',
  path: 'Tax',
  schema: 'Tax',
  envelope: null,
  writes: { required: ['name'] },
  deletable: true,
});

/** Currencies. */
export const currency = defineEndpoint({
  entity: 'currency',
  path: 'Currency',
  schema: 'Currency',
  envelope: null,
  writes: { required: ['name'] },
  deletable: true,
});

/** Charge rates. */
export const chargeRate = defineEndpoint({
  entity: 'charge-rate',
  path: 'ChargeRate',
  schema: 'ChargeRate',
  envelope: null,
  filters: { contract_id: filter.ids('contract_id'), chargerate_id: filter.ids('charge_id') },
  writes: false,
  deletable: false,
});
