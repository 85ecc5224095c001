import { defineFigure } from './define-figure.ts';
import { isOpen } from './open-tickets.ts';

export const oldestTicket = defineFigure({
  id: 'oldest-ticket',
  title: 'Oldest open ticket',
  sentence: 'When the oldest of the open tickets occurred.',
  entity: 'ticket',
  filters: () => [isOpen, { column: 'occurredAt', is: 'empty', value: false }],
  sort: 'occurredAt',
  shows: 'occurredAt',
});
