import { isOpenTicket } from '../objects/neighbours.ts';
import { defineFigure } from './define-figure.ts';

export const openTickets = defineFigure({
  id: 'open-tickets',
  title: 'Open tickets',
  sentence: 'Tickets that have no date of closing.',
  entity: 'ticket',
  filters: () => [isOpenTicket],
});
