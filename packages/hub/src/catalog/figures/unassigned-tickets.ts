import { isOpenTicket } from '../objects/neighbours.ts';
import { defineFigure } from './define-figure.ts';

/** Agent 1 is HaloPSA's "Unassigned" (API.md 2.6, inferred). */
const nobody = [0, 1];

export const unassignedTickets = defineFigure({
  id: 'unassigned-tickets',
  title: 'Unassigned',
  sentence: 'Open tickets whose agent is nobody (HaloPSA\'s agent 1, "Unassigned", or 0).',
  entity: 'ticket',
  filters: () => [isOpenTicket, { column: 'agentId', is: 'in', value: nobody }],
  sort: 'occurredAt',
});
