import type { Area } from './levels.ts';

/** What guards a path: scopes of which one must be there (none: any token does), and the area of the agent's access level. */
export interface Guard {
  readonly read: readonly string[];
  readonly edit: readonly string[];
  readonly area: Area | null;
}

const guard = (read: readonly string[], edit: readonly string[], area: Area | null): Guard => ({ read, edit, area });
const family = (name: string, area: Area) => guard([`read:${name}`], [`edit:${name}`], area);

const tickets = family('tickets', 'Tickets');
const customers = family('customers', 'Clients');
const users = family('customers', 'Users');
const assets = family('assets', 'Assets');
const invoices = family('invoices', 'Invoices');
const ticketSetup = guard(['read:tickets'], ['admin'], null);
const assetSetup = guard(['read:assets'], ['admin', 'edit:assets'], 'Assets');
const configuration = guard(['admin'], ['admin'], 'Configuration');
const anyone = guard([], ['admin'], null);

/** The one table of which scope family and which access level guard which path (API.md 1.5; what is inferred there is inferred here). */
export const guards: Readonly<Record<string, Guard>> = {
  tickets,
  actions: tickets,
  attachment: tickets,
  feedback: tickets,
  tickettype: ticketSetup,
  status: ticketSetup,
  priority: ticketSetup,
  category: ticketSetup,
  sla: ticketSetup,
  team: ticketSetup,
  outcome: ticketSetup,
  workflow: anyone,
  workday: anyone,
  opportunities: family('sales', 'Sales'),
  projects: family('projects', 'Tickets'),
  client: customers,
  site: customers,
  toplevel: customers,
  users,
  userchange: users,
  crmnote: family('crm', 'CRM'),
  asset: assets,
  assetchange: assets,
  assettype: assetSetup,
  assetgroup: assetSetup,
  field: guard(['read:assets'], ['admin'], 'Assets'),
  assetsoftware: family('software', 'Software'),
  softwarelicence: family('softwarelicensing', 'Software'),
  licencechange: family('softwarelicensing', 'Software'),
  clientcontract: family('contracts', 'Client Contracts'),
  supplier: family('suppliers', 'Suppliers'),
  suppliercontract: family('suppliers', 'Supplier Contracts'),
  item: family('items', 'Items'),
  invoice: invoices,
  recurringinvoice: invoices,
  invoicepayment: invoices,
  invoicechange: invoices,
  quotation: family('quotes', 'Quotations'),
  salesorder: family('sos', 'Sales Orders'),
  purchaseorder: family('pos', 'Purchase Orders'),
  timesheet: guard(['read:timesheets'], ['edit:timesheets', 'editMine:timesheets'], 'Timesheets'),
  timesheetevent: guard(['read:timesheets'], ['edit:timesheets', 'editMine:timesheets'], 'Timesheets'),
  appointment: family('calendar', 'Calendar'),
  kbarticle: family('kb', 'Knowledge Base'),
  report: family('reporting', 'Reporting'),
  custombutton: configuration,
  fieldinfo: configuration,
  customtable: configuration,
  webhook: configuration,
  webhookevent: configuration,
  application: configuration,
  roles: configuration,
  audit: configuration,
  features: configuration,
  control: configuration,
  externallink: guard([], ['edit:customers', 'edit:assets', 'edit:tickets'], null),
  agent: anyone,
  lookup: anyone,
  tax: anyone,
  currency: anyone,
  chargerate: anyone,
  versioninfo: anyone,
  instanceinfo: anyone,
};
