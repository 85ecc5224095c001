import { ticket as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Tickets, in `mirror.ticket`. A complete read of a large one takes hours of the budget, so it is weekly; ids alone find what is gone. */
export const ticket = defineEntity({
  halo,
  area: 'service-desk',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 5,
  fullEvery: 168,
  permission: 'optional',
  shownFirst: [
    'id',
    'summary',
    'clientName',
    'userName',
    'statusName',
    'priorityName',
    'agentName',
    'ticketTypeName',
    'occurredAt',
    'lastUpdatedAt',
  ],
  history: {
    keepDays: 1095,
    fields: ['statusId', 'agentId', 'teamName', 'ticketTypeId', 'priorityId', 'clientId', 'siteId', 'slaId', 'closedAt'],
  },
});
