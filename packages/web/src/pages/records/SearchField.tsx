import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useShortcut } from '../../frame/shortcuts/shortcuts.ts';
import { Search } from '../../ui/icons.ts';

interface SearchFieldProps {
  readonly text: string | undefined;
  readonly onSearch: (text: string | undefined) => void;
}

/** Looks for a text in this table, as it is typed. `/` leads here. */
export function SearchField({ text, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text ?? '');
  const asked = useRef(text ?? '');
  const ask = useDebouncedCallback((words: string) => {
    asked.current = words.trim();
    onSearch(asked.current === '' ? undefined : asked.current);
  }, 250);
  // The address may change without this field: Back, a view, "Clear the filter".
  useEffect(() => {
    if ((text ?? '') === asked.current) return;
    asked.current = text ?? '';
    setTyped(text ?? '');
  }, [text]);
  useShortcut({ keys: '/', title: 'Search this table', group: 'In tables', run: () => field.current?.focus() });
  return (
    <TextInput
      ref={field}
      type="search"
      size="xs"
      w={220}
      aria-label="Search this table"
      placeholder="Search this table"
      leftSection={<Search size={14} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        ask(currentTarget.value);
      }}
      onKeyDown={({ key }) => key === 'Escape' && field.current?.blur()}
    />
  );
}
