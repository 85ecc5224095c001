import { daysFrom } from '../../engine/read/figure-definition.ts';
import { defineFigure } from './define-figure.ts';

export const contractsEnding = defineFigure({
  id: 'contracts-ending',
  title: 'Contracts ending',
  sentence: 'Client contracts that end within the next 60 days.',
  entity: 'client_contract',
  filters: ({ now }) => [
    { column: 'endsAt', is: 'from', value: now.toISOString() },
    { column: 'endsAt', is: 'before', value: daysFrom(now, 60) },
  ],
  sort: 'endsAt',
});
