import { Group } from '@mantine/core';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { stateWords } from './source-words.ts';
import { isBeingRead, type SourceSummary } from './sources.queries.ts';

/** How a source stands: its check, and whether it is read or paused. */
export function SourceStateBadge({ source }: { readonly source: Pick<SourceSummary, 'state' | 'pausedAt' | 'lists'> }) {
  const [meaning, word] = stateWords[source.state];
  return (
    <Group gap={6}>
      <StatusBadge meaning={meaning}>{word}</StatusBadge>
      {source.pausedAt === null ? null : <StatusBadge meaning="quiet">paused</StatusBadge>}
      {isBeingRead(source.lists) ? <StatusBadge meaning="busy">being read</StatusBadge> : null}
    </Group>
  );
}
