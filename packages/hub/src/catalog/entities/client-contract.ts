import { clientContract as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Client contracts, in `mirror.client_contract`. */
export const clientContract = defineEntity({
  halo,
  area: 'billing',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 60,
  fullEvery: 24,
  permission: 'optional',
  history: {
    keepDays: 3650,
    fields: [
      'reference',
      'clientId',
      'siteId',
      'startsAt',
      'endsAt',
      'isActive',
      'status',
      'contractTypeId',
      'slaId',
      'billingPeriod',
      'periodChargeAmount',
      'freeUnits',
    ],
  },
});
