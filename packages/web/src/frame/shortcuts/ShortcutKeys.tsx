import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { keepChoice, readChoice } from '../kept-choice.ts';
import { matchKeys } from './match-keys.ts';
import { ShortcutList } from './ShortcutList.tsx';
import { makeShortcutBoard, ShortcutContext, useShortcut } from './shortcuts.ts';

/** How long the first key of a pair is remembered, in milliseconds. */
const patienceMs = 1500;
const kept = 'sundog-single-keys';

/** Listens to the keyboard for all of the console, and shows the list of shortcuts on `?`. */
export function ShortcutKeys({ children }: { readonly children: ReactNode }) {
  const [board] = useState(makeShortcutBoard);
  const [isListOpen, setListOpen] = useState(false);
  const [hasSingleKeys, setSingleKeys] = useState(() => readChoice(kept) !== 'off');
  const press = useEffectEvent((event: KeyboardEvent, pending: string | null) => {
    const shortcuts = board.list().filter(({ keys }) => hasSingleKeys || keys.startsWith('mod+'));
    const match = matchKeys(
      {
        key: event.key,
        hasMod: event.ctrlKey || event.metaKey,
        hasAlt: event.altKey,
        isTyping: event.isComposing || isTyping(event.target, event.key),
      },
      pending,
      new Set(shortcuts.map(({ keys }) => keys)),
    );
    const found = shortcuts.find(({ keys }) => keys === match.keys);
    if (found) {
      event.preventDefault();
      found.run();
    }
    return match.pending;
  });
  useEffect(() => {
    let pending: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      clearTimeout(timer);
      pending = press(event, pending);
      timer = setTimeout(() => {
        pending = null;
      }, patienceMs);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const choose = (isOn: boolean) => {
    setSingleKeys(isOn);
    keepChoice(kept, isOn ? 'on' : 'off');
  };
  return (
    <ShortcutContext value={board}>
      <ListShortcut open={() => setListOpen(true)} />
      {children}
      <ShortcutList
        shortcuts={isListOpen ? board.list() : null}
        hasSingleKeys={hasSingleKeys}
        onSingleKeys={choose}
        onClose={() => setListOpen(false)}
      />
    </ShortcutContext>
  );
}

function ListShortcut({ open }: { readonly open: () => void }) {
  useShortcut({ keys: '?', title: 'Show these shortcuts', group: 'Everywhere', run: open });
  return null;
}

/** Whether the key belongs to what has the focus: letters to a field, Enter to a button or link. */
function isTyping(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  if (key === 'Enter' && target.closest('a, button, summary')) return true;
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
