import { isOpenTicket } from '../objects/neighbours.ts';
import { defineFigure } from './define-figure.ts';

export const waitingOnUs = defineFigure({
  id: 'waiting-on-us',
  title: 'Waiting on us',
  sentence: 'Open tickets whose clock runs: they are not on hold, so nothing is waited for from anybody else.',
  entity: 'ticket',
  filters: () => [isOpenTicket, { column: 'isOnHold', is: 'equals', value: false }],
  sort: 'lastUpdatedAt',
});
