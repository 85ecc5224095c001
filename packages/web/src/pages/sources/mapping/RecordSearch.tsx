import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useShortcut } from '../../../frame/shortcuts/shortcuts.ts';
import { Search } from '../../../ui/icons.ts';

interface RecordSearchProps {
  readonly text: string | undefined;
  /** `companies`. */
  readonly many: string;
  readonly onSearch: (text: string | undefined) => void;
}

/** Looks for a text in names, keys and what HaloPSA calls them, as it is typed. `/` leads here. */
export function RecordSearch({ text, many, onSearch }: RecordSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text ?? '');
  const ask = useDebouncedCallback((words: string) => onSearch(words.trim() === '' ? undefined : words.trim()), 250);
  useShortcut({ keys: '/', title: 'Search this list', group: 'In tables', run: () => field.current?.focus() });
  return (
    <TextInput
      ref={field}
      type="search"
      size="xs"
      w={220}
      aria-label={`Search ${many}`}
      placeholder={`Search ${many}`}
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
