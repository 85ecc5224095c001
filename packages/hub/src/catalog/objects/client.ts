import { defineObject } from './define-object.ts';
import { assets, contracts, invoices, openTickets, quotations, recurringInvoices, sites, users } from './neighbours.ts';

/** The page of a client. */
export const client = defineObject({
  entity: 'client',
  title: ['name', 'tradingName'],
  subtitle: ['topLevelName', 'reference'],
  words: ['domain', 'accountsId', 'mainContactName'],
  headline: {
    who: ['mainContactName', 'mainPhoneNumber', 'accountManagerName'],
    where: ['mainSiteName'],
    open: { columns: ['isInactive', 'stopped'], neighbours: ['open-tickets'] },
    bought: { neighbours: ['contracts', 'recurring-invoices', 'quotations'] },
  },
  groups: [
    { title: 'Contact', columns: ['mainContactName', 'mainPhoneNumber', 'website', 'domain', 'mainSiteName'] },
    {
      title: 'Care',
      columns: ['accountManagerName', 'primaryAgentId', 'secondaryAgentId', 'isVip', 'isInactive', 'customerType'],
    },
    {
      title: 'Billing',
      columns: ['accountsId', 'accountsEmail', 'paymentTerms', 'currencyId', 'taxNumber', 'isInvoicingStopped', 'prepayBalance'],
    },
    { title: 'Notes', columns: ['notes'] },
  ],
  neighbours: [
    openTickets({ clientId: 'id' }),
    sites({ clientId: 'id' }),
    users({ clientId: 'id' }),
    assets({ clientId: 'id' }),
    contracts({ clientId: 'id' }),
    invoices({ clientId: 'id' }),
    recurringInvoices({ clientId: 'id' }),
    quotations({ clientId: 'id' }),
  ],
  haloPath: null,
});
