import { defineObject } from './define-object.ts';
import { isOpenTicket } from './neighbours.ts';

/** The page of a ticket. */
export const ticket = defineObject({
  entity: 'ticket',
  title: ['summary'],
  subtitle: ['ticketTypeName', 'clientName'],
  words: ['userName', 'thirdPartyId'],
  headline: {
    who: ['userName', 'userEmail', 'agentName', 'teamName'],
    where: ['clientName', 'siteName'],
    open: { columns: ['statusName', 'priorityName', 'fixBy', 'closedAt'], neighbours: ['other-open-tickets'] },
    bought: { columns: ['contractId', 'chargeHours', 'itemsPrice'] },
  },
  groups: [
    {
      title: 'State',
      columns: ['statusName', 'priorityName', 'agentName', 'teamName', 'isOnHold', 'isFlagged', 'ticketTypeName'],
    },
    {
      title: 'Dates',
      columns: ['occurredAt', 'respondBy', 'respondedAt', 'fixBy', 'closedAt', 'lastActionAt', 'lastUpdatedAt', 'deadlineAt'],
    },
    { title: 'Service level', columns: ['slaName', 'responseState', 'slaState', 'slaHoldTime', 'isExcludedFromSla'] },
    { title: 'Kind', columns: ['category1', 'category2', 'category3', 'category4', 'impact', 'urgency', 'source'] },
    { title: 'Time', columns: ['estimate', 'timeTaken', 'chargeHours', 'nonChargeHours', 'itemsPrice', 'contractId'] },
    { title: 'Text', columns: ['details', 'detailsHtml', 'closureNote'] },
  ],
  neighbours: [
    {
      name: 'actions',
      title: 'Actions',
      entity: 'action',
      where: { ticketId: 'id' },
      sort: '-id',
      columns: ['happenedAt', 'outcome', 'note', 'timeTaken', 'isHiddenFromUser'],
    },
    {
      name: 'attachments',
      title: 'Attachments',
      entity: 'attachment',
      where: { ticketId: 'id' },
      sort: '-id',
      columns: ['fileName', 'fileSize', 'createdAt'],
    },
    {
      name: 'other-open-tickets',
      title: 'Open tickets of this user',
      entity: 'ticket',
      where: { userId: 'userId', clientId: 'clientId' },
      filters: [isOpenTicket],
      columns: ['id', 'summary', 'statusName', 'lastUpdatedAt'],
    },
  ],
  haloPath: null,
});
