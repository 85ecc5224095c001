import { defineFigure } from './define-figure.ts';
import { isOpen } from './open-tickets.ts';

export const waitingOnUs = defineFigure({
  id: 'waiting-on-us',
  title: 'Waiting on us',
  sentence: 'Open tickets whose clock runs: they are not on hold, so nothing is waited for from anybody else.',
  entity: 'ticket',
  filters: () => [isOpen, { column: 'isOnHold', is: 'equals', value: false }],
  sort: 'lastUpdatedAt',
});
