import { defineFigure } from './define-figure.ts';

export const createdThisWeek = defineFigure({
  id: 'created-this-week',
  title: 'Created this week',
  sentence: 'Tickets that occurred since Monday. What occurred was also updated since: by that the database finds them.',
  entity: 'ticket',
  filters: ({ weekBegan }) => [
    { column: 'lastUpdatedAt', is: 'from', value: weekBegan.toISOString() },
    { column: 'occurredAt', is: 'from', value: weekBegan.toISOString() },
  ],
  sort: '-occurredAt',
});
