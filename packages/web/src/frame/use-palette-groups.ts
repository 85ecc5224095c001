import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { findPages, type PaletteGroup, toGroups } from './palette-choices.ts';
import { searchQuery } from './search.queries.ts';
import { useMay, useWorkspace } from './workspace.ts';

/** Milliseconds without a key after which the hub is asked. */
const patienceMs = 140;

/** What the palette shows for a text. */
export interface PaletteAnswer {
  readonly groups: readonly PaletteGroup[];
  /** Whether the hub is still looking for this text. */
  readonly isLooking: boolean;
  readonly error: unknown;
}

/** Pages at once, records as soon as the hub has found them. */
export function usePaletteGroups(words: string): PaletteAnswer {
  const { id, capabilities } = useWorkspace();
  const mayRead = useMay('read-data');
  const text = words.trim();
  const [asked] = useDebouncedValue(text, patienceMs);
  const isWanted = mayRead && text !== '' && asked !== '';
  const { data, error, isFetching } = useQuery({ ...searchQuery(id, asked), enabled: isWanted });
  const records = isWanted && data ? toGroups(data) : [];
  return {
    groups: [findPages(words, capabilities), ...records].filter(({ choices }) => choices.length > 0),
    isLooking: mayRead && text !== '' && (asked !== text || isFetching),
    error: isWanted ? error : null,
  };
}
