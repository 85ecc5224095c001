import { defineObject } from './define-object.ts';
import { openTickets } from './neighbours.ts';

/** The page of an agent. */
export const agent = defineObject({
  entity: 'agent',
  title: ['name', 'email'],
  subtitle: ['jobTitle', 'teamName'],
  words: ['email', 'initials'],
  headline: {
    who: ['email', 'mobileNumber', 'lineManagerName'],
    where: ['teamName', 'workdayTimeZone'],
    open: { columns: ['isDisabled'], neighbours: ['open-tickets'] },
  },
  groups: [
    {
      title: 'Agent',
      columns: ['firstName', 'surname', 'initials', 'jobTitle', 'teamName', 'roleList', 'isDisabled', 'isApiAgent'],
    },
    { title: 'Contact', columns: ['email', 'phoneExtension', 'mobileNumber', 'workdayName', 'workdayTimeZone'] },
    {
      title: 'May',
      columns: ['isAdministrator', 'canApproveQuotes', 'canApproveInvoices', 'canApprovePurchaseOrders', 'licenceType'],
    },
  ],
  neighbours: [
    openTickets({ agentId: 'id' }),
    {
      name: 'appointments',
      title: 'Appointments',
      entity: 'appointment',
      where: { agentId: 'id' },
      sort: '-startsAt',
      columns: ['subject', 'startsAt', 'endsAt', 'clientName'],
    },
  ],
  haloPath: null,
});
