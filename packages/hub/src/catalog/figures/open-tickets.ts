import type { RecordFilter } from '@sundog/api';
import { defineFigure } from './define-figure.ts';

/** HaloPSA gives a ticket that is open no date of closing. */
export const isOpen: RecordFilter = { column: 'closedAt', is: 'empty', value: true };

export const openTickets = defineFigure({
  id: 'open-tickets',
  title: 'Open tickets',
  sentence: 'Tickets that have no date of closing.',
  entity: 'ticket',
  filters: () => [isOpen],
});
