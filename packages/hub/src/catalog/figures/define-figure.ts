import type { FigureDefinition } from '../../engine/read/figure-definition.ts';

/**
 * Declares a figure of the overview. One file per figure, and a line in `index.ts`.
 *
 * @example
 * export const onHold = defineFigure({
 *   id: 'on-hold',
 *   title: 'On hold',
 *   sentence: 'Open tickets that are on hold.',
 *   entity: 'ticket',
 *   filters: () => [isOpenTicket, { column: 'isOnHold', is: 'equals', value: true }],
 * });
 */
export function defineFigure(figure: FigureDefinition): FigureDefinition {
  return figure;
}
