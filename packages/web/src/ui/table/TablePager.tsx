import { Button, Group } from '@mantine/core';
import { ChevronFirst, ChevronRight } from '../icons.ts';

interface TablePagerProps {
  readonly page: { readonly nextCursor: string | null };
  readonly cursor: string | undefined;
  readonly onCursor: (cursor: string | undefined) => void;
}

/** On to the next page, or to the first; the browser's Back goes one page back. */
export function TablePager({ page: { nextCursor }, cursor, onCursor }: TablePagerProps) {
  if (nextCursor === null && cursor === undefined) return null;
  return (
    <Group component="nav" aria-label="Pages" justify="end" gap={8} mt={8}>
      <Button
        variant="default"
        size="xs"
        leftSection={<ChevronFirst size={14} aria-hidden />}
        disabled={cursor === undefined}
        onClick={() => onCursor(undefined)}
      >
        First page
      </Button>
      <Button
        variant="default"
        size="xs"
        rightSection={<ChevronRight size={14} aria-hidden />}
        disabled={nextCursor === null}
        onClick={() => onCursor(nextCursor ?? undefined)}
      >
        Next page
      </Button>
    </Group>
  );
}
