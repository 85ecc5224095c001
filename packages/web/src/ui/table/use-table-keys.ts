import { useState } from 'react';
import { useShortcut } from '../../frame/shortcuts/shortcuts.ts';

interface KeyedRow<Row> {
  readonly id: string;
  readonly original: Row;
  readonly toggleSelected: () => void;
}

interface KeysOptions<Row> {
  readonly rows: readonly KeyedRow<Row>[];
  readonly canSelect: boolean;
  readonly onOpen?: (row: Row) => void;
}

/** Which row the keyboard is on. */
export interface TableKeys {
  /** Index of the row, -1: none yet. */
  readonly at: number;
  /** What scrolls; null until it is there. State and no ref: the rows inside are laid out before a ref around them is set. */
  readonly scroller: HTMLElement | null;
  readonly setScroller: (element: HTMLElement | null) => void;
  readonly setAt: (index: number) => void;
}

/** `j` and `k` move from row to row, `x` selects, Enter opens. */
export function useTableKeys<Row>({ rows, canSelect, onOpen }: KeysOptions<Row>): TableKeys {
  const [at, setAt] = useState(-1);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const here = rows[at];
  const move = (step: number) => {
    // Away from a button that was pressed before, which would take Enter for itself.
    scroller?.focus({ preventScroll: true });
    setAt((now) => Math.min(rows.length - 1, Math.max(0, now + step)));
  };
  useShortcut({ keys: 'j', title: 'Next row', group: 'In tables', run: () => move(1) }, rows.length > 0);
  useShortcut({ keys: 'k', title: 'Row before', group: 'In tables', run: () => move(-1) }, rows.length > 0);
  useShortcut({ keys: 'x', title: 'Select the row', group: 'In tables', run: () => here?.toggleSelected() }, canSelect);
  useShortcut(
    { keys: 'Enter', title: 'Open the row', group: 'In tables', run: () => here && onOpen?.(here.original) },
    onOpen !== undefined && here !== undefined,
  );
  return { at, scroller, setScroller, setAt };
}
