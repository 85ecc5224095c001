import { Button, Group } from '@mantine/core';
import { useUrlState } from '../../../frame/url-state.ts';
import { NoMatch, NothingYet } from '../../../ui/EmptyStates.tsx';
import type { MappingStanding, RecordsWish } from './mapping.queries.ts';
import { kindWords, lists, listWords, totalOf } from './mapping-words.ts';

interface EmptyListProps {
  readonly wish: RecordsWish;
  readonly counts: MappingStanding['counts'][RecordsWish['kind']];
  readonly onClear: () => void;
  /** Fetches what came into the list meanwhile. */
  readonly onAgain: () => void;
}

/** Lists whose names are no states. */
const standWords: Readonly<Partial<Record<RecordsWish['list'], string>>> = {
  'needs-choice': 'waiting for a choice',
  conflicts: 'in conflict',
};

/** Nothing is in this list: because nothing matches, because nothing was read, or because it is done. */
export function EmptyList({ wish: { kind, list, text }, counts, onClear, onAgain }: EmptyListProps) {
  const [, change] = useUrlState();
  if (text !== undefined) return <NoMatch total={counts[list] ?? 0} onClear={onClear} />;
  if (totalOf(counts) === 0)
    return (
      <NothingYet title={`There are no ${kindWords[kind].many} yet`}>
        The tool was not read yet, or it has none. They come with the next reading, under Overview.
      </NothingYet>
    );
  const meanwhile = counts[list] ?? 0;
  if (meanwhile > 0)
    return (
      <NothingYet
        title="What was here is decided"
        action={<Button onClick={onAgain}>{`Show ${meanwhile.toLocaleString()} more`}</Button>}
      >
        What you decided made others certain enough to come into this list.
      </NothingYet>
    );
  const others = lists.filter((one) => one !== list && (counts[one] ?? 0) > 0);
  return (
    <NothingYet
      title={`No ${kindWords[kind].one} is ${standWords[list] ?? listWords[list].toLowerCase()}`}
      action={
        <Group gap={8} justify="center">
          {others.map((one) => (
            <Button key={one} variant="default" onClick={() => change({ list: one === 'suggested' ? undefined : one })}>
              {listWords[one]} ({(counts[one] ?? 0).toLocaleString()})
            </Button>
          ))}
        </Group>
      }
    >
      The others are in these lists.
    </NothingYet>
  );
}
