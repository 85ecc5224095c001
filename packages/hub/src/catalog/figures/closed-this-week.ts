import { defineFigure } from './define-figure.ts';

export const closedThisWeek = defineFigure({
  id: 'closed-this-week',
  title: 'Closed this week',
  sentence: 'Tickets that were closed since Monday. What was closed was also updated since: by that the database finds them.',
  entity: 'ticket',
  filters: ({ weekBegan }) => [
    { column: 'lastUpdatedAt', is: 'from', value: weekBegan.toISOString() },
    { column: 'closedAt', is: 'from', value: weekBegan.toISOString() },
  ],
  sort: '-closedAt',
});
