import { createContext, use, useEffect, useEffectEvent } from 'react';

/** One shortcut: what is pressed, what it does in words, and where it stands in the list. */
export interface Shortcut {
  /** `mod+k`, `/`, `g o`, `j`, `Enter`. `mod` is Ctrl, or Cmd on a Mac. */
  readonly keys: string;
  readonly title: string;
  readonly group: 'Everywhere' | 'Go to' | 'In tables';
  readonly run: () => void;
}

/** All shortcuts that work now. The newest of two with the same keys wins: a table in a dialog over the table behind it. */
export interface ShortcutBoard {
  readonly list: () => readonly Shortcut[];
  /** @returns takes it away again */
  readonly add: (shortcut: Shortcut) => () => void;
}

/** Makes an empty board. */
export function makeShortcutBoard(): ShortcutBoard {
  let shortcuts: readonly Shortcut[] = [];
  return {
    list: () => [...new Map(shortcuts.map((one) => [one.keys, one])).values()],
    add: (shortcut) => {
      shortcuts = [...shortcuts, shortcut];
      return () => {
        shortcuts = shortcuts.filter((one) => one !== shortcut);
      };
    },
  };
}

export const ShortcutContext = createContext<ShortcutBoard>(makeShortcutBoard());

/** Offers a shortcut as long as the component is there. Only `run` may change meanwhile. */
export function useShortcut({ keys, title, group, run }: Shortcut, isOffered = true): void {
  const board = use(ShortcutContext);
  const runNow = useEffectEvent(() => run());
  useEffect(
    () => (isOffered ? board.add({ keys, title, group, run: () => runNow() }) : undefined),
    [board, keys, title, group, isOffered],
  );
}
