import { isOpenTicket } from '../objects/neighbours.ts';
import { defineFigure } from './define-figure.ts';

export const breachedTickets = defineFigure({
  id: 'breached-tickets',
  title: 'Breached',
  sentence: 'Open tickets whose date to be fixed by has passed, and that are not on hold or excluded from their SLA.',
  entity: 'ticket',
  filters: ({ now }) => [
    isOpenTicket,
    { column: 'fixBy', is: 'before', value: now.toISOString() },
    { column: 'isOnHold', is: 'equals', value: false },
    { column: 'isExcludedFromSla', is: 'equals', value: false },
  ],
  sort: 'fixBy',
});
