import { daysFrom } from '../../engine/read/figure-definition.ts';
import { defineFigure } from './define-figure.ts';

export const assetsUnseen = defineFigure({
  id: 'assets-unseen',
  title: 'Assets unseen',
  sentence: 'Active assets in which nothing has changed for 90 days: no tool reported anything of them.',
  entity: 'asset',
  filters: ({ now }) => [
    { column: 'isInactive', is: 'equals', value: false },
    { column: 'hubWrittenAt', is: 'before', value: daysFrom(now, -90) },
  ],
  sort: 'hubWrittenAt',
});
