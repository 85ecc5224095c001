import { client as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Clients, in `mirror.client`. */
export const client = defineEntity({
  halo,
  area: 'clients',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'mandatory',
  history: {
    keepDays: 3650,
    fields: [
      'name',
      'reference',
      'topLevelId',
      'isInactive',
      'isVip',
      'stopped',
      'customerType',
      'accountManagerAgentId',
      'primaryAgentId',
      'secondaryAgentId',
      'paymentTerms',
      'currencyId',
      'clientToInvoiceId',
      'isInvoicingStopped',
      'defaultContractId',
    ],
  },
});
