import type { ClientPath, ClientWay } from '../../engine/governance/client-path.ts';

const way = (by: string, to: string): ClientWay => ({ by, to });
const own = way('clientId', 'client');
const ways = (...all: readonly ClientWay[]): ClientPath => ({ ways: all });
const none = (why: string): ClientPath => ({ none: why });

const setting: ClientPath = { none: 'a setting of the whole HaloPSA', isSetting: true };
const agents = none('about agents, not clients');
const suppliers = none('about suppliers, not clients');

/** How each entity's rows are known to belong to a client. A test proves that none is left out. */
export const clientPaths: Readonly<Record<string, ClientPath>> = {
  client: ways(way('id', 'client')),
  site: ways(own),
  user: ways(own, way('siteId', 'site')),
  ticket: ways(own, way('siteId', 'site')),
  opportunity: ways(own, way('siteId', 'site')),
  project: ways(own, way('siteId', 'site')),
  asset: ways(own, way('siteId', 'site')),
  'software-licence': ways(own, way('siteId', 'site')),
  'client-contract': ways(own, way('siteId', 'site')),
  'recurring-invoice': ways(own),
  'recurring-invoice-line': ways(way('recurringInvoiceId', 'recurring-invoice')),
  invoice: ways(own),
  'invoice-line': ways(way('invoiceId', 'invoice')),
  'invoice-payment': ways(own, way('invoiceId', 'invoice')),
  quotation: ways(own),
  'quotation-line': ways(way('quotationId', 'quotation')),
  'sales-order': ways(own),
  'purchase-order': ways(own),
  'timesheet-event': ways(own, way('ticketId', 'ticket')),
  appointment: ways(own, way('siteId', 'site'), way('userId', 'user'), way('ticketId', 'ticket')),
  'crm-note': ways(own, way('siteId', 'site'), way('userId', 'user'), way('ticketId', 'ticket'), way('invoiceId', 'invoice')),
  feedback: ways(way('ticketId', 'ticket')),
  'charge-rate': ways(own, way('contractId', 'client-contract')),
  application: ways(own),
  'asset-change': ways(way('assetId', 'asset'), way('softwareUserId', 'user')),
  // HaloPSA publishes no schema of this feed. Rows may name the user in software_user_id, for which the definition has no field; others
  // name nobody and tell a name or an address all the same.
  'user-change': {
    ways: [way('software_user_id', 'user'), way('oldSiteId', 'site'), way('newSiteId', 'site')],
    erasesStrays: true,
  },
  'invoice-change': ways(way('invoiceId', 'invoice')),
  'licence-change': ways(way('licenceId', 'software-licence'), way('userId', 'user')),
  'audit-entry': ways(own, way('ticketId', 'ticket'), way('userId', 'user')),
  action: ways(way('ticketId', 'ticket')),
  attachment: ways(way('ticketId', 'ticket')),
  'asset-software': ways(way('assetId', 'asset')),
  'top-level': none('groups clients; belongs to none of them'),
  agent: agents,
  team: agents,
  timesheet: agents,
  role: none('says which clients agents may see, by number'),
  'ticket-type': setting,
  status: setting,
  sla: setting,
  priority: setting,
  category: setting,
  outcome: setting,
  'asset-group': setting,
  'asset-type': setting,
  'asset-field': setting,
  item: none('a catalogue of what is sold to all'),
  supplier: suppliers,
  'supplier-contract': suppliers,
  'kb-article': none('knowledge of the agents, written for all clients'),
  report: none('a question that agents ask; list rows name no client'),
  tax: setting,
  currency: setting,
  workday: setting,
  workflow: setting,
  'custom-field': setting,
  'custom-table': none('tables of one HaloPSA, whose rows may name anybody'),
  'custom-button': setting,
  'external-link': none(
    'names records of other systems by a number of its own kind of table; which kind is not documented (API.md 3.29)',
  ),
  'lookup-type': setting,
  lookup: setting,
  webhook: none('a setting of the whole HaloPSA, with addresses of other systems'),
  feature: setting,
  'webhook-event': none('tells that a webhook was sent; its bodies are never kept'),
};
