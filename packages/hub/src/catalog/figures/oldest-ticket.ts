import { isOpenTicket } from '../objects/neighbours.ts';
import { defineFigure } from './define-figure.ts';

export const oldestTicket = defineFigure({
  id: 'oldest-ticket',
  title: 'Oldest open ticket',
  sentence: 'When the oldest of the open tickets occurred.',
  entity: 'ticket',
  filters: () => [isOpenTicket, { column: 'occurredAt', is: 'empty', value: false }],
  sort: 'occurredAt',
  shows: 'occurredAt',
});
