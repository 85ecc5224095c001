import { useEffect, useState } from 'react';
import { type Shortcut, useShortcut } from '../../../frame/shortcuts/shortcuts.ts';
import type { MappedRecord } from './mapping.queries.ts';

interface ListKeysOptions {
  readonly rows: readonly MappedRecord[];
  /** Whether this person may decide. */
  readonly mayMap: boolean;
  /** Whether a dialog is open, which has the keys for itself. */
  readonly isAsking: boolean;
  /** @param index of the candidate, from 0 */
  readonly choose: (record: MappedRecord, index: number) => void;
  readonly pick: (record: MappedRecord) => void;
  readonly ask: (what: 'ignore' | 'target', record: MappedRecord) => void;
  readonly undo: () => Promise<void>;
}

/** Where the keyboard is in the list, and which row is open. */
export interface ListKeys {
  /** Index of the row, -1: none yet. */
  readonly at: number;
  readonly setAt: (index: number) => void;
  /** The source key of the row whose evidence is shown; null: none. */
  readonly open: string | null;
  readonly toggle: (record: MappedRecord) => void;
  readonly setList: (list: HTMLOListElement | null) => void;
}

/**
 * The keys of the list. The focus goes with the row, so that it is read out; when a row is decided the next one comes to its place, and the focus
 * stays there.
 */
export function useListKeys(options: ListKeysOptions): ListKeys {
  const { rows, isAsking } = options;
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState<string | null>(null);
  const [list, setList] = useState<HTMLOListElement | null>(null);
  const here = rows[Math.min(at, rows.length - 1)];
  const hereKey = here?.sourceKey;
  const toggle = ({ sourceKey }: MappedRecord) => setOpen((now) => (now === sourceKey ? null : sourceKey));
  const move = (step: number) => setAt((now) => Math.max(0, Math.min(rows.length - 1, now + step)));
  useEffect(() => {
    if (hereKey === undefined || isAsking || list === null) return;
    const row = list.querySelector<HTMLElement>('[data-here="true"]');
    const holder = document.activeElement;
    // Who types, or stands on a button of the page, keeps the focus; who works in the list does not lose it.
    const isFree = holder === null || holder === document.body || (list.contains(holder) && !row?.contains(holder));
    if (isFree) row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }, [hereKey, isAsking, list]);
  const step = (by: number) => () => {
    move(by);
    // Away from a button that was pressed before, which would take Enter for itself.
    if (document.activeElement instanceof HTMLElement && !list?.contains(document.activeElement)) document.activeElement.blur();
  };
  useShortcut(shortcut('j', 'Next record', step(1)), rows.length > 0);
  useShortcut(shortcut('k', 'Record before', step(-1)), rows.length > 0);
  useShortcut(shortcut('ArrowDown', 'Next record', step(1)), rows.length > 0);
  useShortcut(shortcut('ArrowUp', 'Record before', step(-1)), rows.length > 0);
  useShortcut(
    shortcut('o', 'Evidence of the record', () => here && toggle(here)),
    rows.length > 0,
  );
  useDecisionKeys(options, here);
  return { at: Math.min(at, rows.length - 1), setAt, open, toggle, setList };
}

const shortcut = (keys: string, title: string, run: () => void): Shortcut => ({ keys, title, group: 'In tables', run });

/** The keys that decide about the record on which one is. */
function useDecisionKeys({ rows, mayMap, choose, pick, ask, undo }: ListKeysOptions, here: MappedRecord | undefined): void {
  const isOffered = mayMap && rows.length > 0;
  const withHere = (run: (record: MappedRecord) => void) => () => {
    if (here) run(here);
  };
  const take = (index: number) => withHere((record) => choose(record, index));
  useShortcut(shortcut('Enter', 'Accept the first candidate', take(0)), isOffered);
  useShortcut(shortcut('1', 'Choose the first candidate', take(0)), isOffered);
  useShortcut(shortcut('2', 'Choose the second candidate', take(1)), isOffered);
  useShortcut(shortcut('3', 'Choose the third candidate', take(2)), isOffered);
  useShortcut(
    shortcut(
      't',
      'Choose another target',
      withHere((record) => ask('target', record)),
    ),
    isOffered,
  );
  useShortcut(
    shortcut(
      'i',
      'Ignore the record',
      withHere((record) => ask('ignore', record)),
    ),
    isOffered,
  );
  useShortcut(shortcut('x', 'Select the record', withHere(pick)), isOffered);
  useShortcut(
    shortcut('u', 'Undo the last act', () => void undo()),
    mayMap,
  );
}
