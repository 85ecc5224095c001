import { Button, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { NothingYet } from '../../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { countOf } from '../source-words.ts';
import type { SourcePlace } from '../sources.queries.ts';
import classes from './mapping.module.css';
import { batchesQuery, type MappingBatch, mappingKey } from './mapping.queries.ts';
import { actWords } from './mapping-words.ts';
import { sayOutcome } from './say-outcome.ts';

interface HistoryDrawerProps {
  readonly place: SourcePlace;
  readonly mayUndo: boolean;
  readonly onClose: () => void;
}

/** What was done to the mapping, newest first, each to be taken back. */
export function HistoryDrawer({ place, mayUndo, onClose }: HistoryDrawerProps) {
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const [told, setTold] = useState('');
  const queryClient = useQueryClient();
  const { data, error } = useQuery(batchesQuery(place, cursor));
  const undo = useMutation({
    mutationFn: (batchId: number) => call('mapping.undo', { params: { ...place, batchId } }),
    onSuccess: (outcome) => {
      setTold(sayOutcome(outcome));
      return queryClient.invalidateQueries({ queryKey: mappingKey(place) });
    },
  });
  return (
    <Drawer opened onClose={onClose} title="What was done" position="right" size="md">
      <Stack gap={10}>
        <Text fz="sm" role="status">
          {told}
        </Text>
        {(error ?? undo.error) ? <ProblemPanel error={error ?? undo.error} /> : null}
        {data === undefined && !error ? <Skeleton height={160} aria-label="The acts are on their way" /> : null}
        {data?.items.length === 0 ? (
          <NothingYet title="Nothing was done yet">Each act stands here from then on, and can be undone.</NothingYet>
        ) : null}
        {data && data.items.length > 0 ? (
          <ol className={classes['list']}>
            {data.items.map((batch) => (
              <Act
                key={batch.id}
                batch={batch}
                isBusy={undo.isPending && undo.variables === batch.id}
                onUndo={mayUndo ? () => undo.mutate(batch.id) : undefined}
              />
            ))}
          </ol>
        ) : null}
        <Group justify="end" gap={8}>
          {cursor === undefined ? null : (
            <Button size="xs" variant="default" onClick={() => setCursor(undefined)}>
              Newest
            </Button>
          )}
          {data?.nextCursor == null ? null : (
            <Button size="xs" variant="default" onClick={() => setCursor(data.nextCursor ?? undefined)}>
              Older
            </Button>
          )}
        </Group>
      </Stack>
    </Drawer>
  );
}

interface ActProps {
  readonly batch: MappingBatch;
  readonly isBusy: boolean;
  readonly onUndo: (() => void) | undefined;
}

function Act({ batch: { id, what, madeBy, madeAt, changes, undoneBy, undoneAt }, isBusy, onUndo }: ActProps) {
  const by = madeBy === 'rule' ? 'by a rule' : `by ${madeBy}`;
  return (
    <li className={classes['act']}>
      <div>
        <Text fz="sm" fw={600}>
          {actWords[what]}: {countOf(changes, 'link')}
        </Text>
        <Text fz="xs" c="dimmed">
          {by}, <RelativeTime at={madeAt} />
        </Text>
      </div>
      {undoneAt === null ? (
        onUndo && changes > 0 ? (
          <Button size="compact-sm" variant="default" loading={isBusy} aria-label={`Undo act ${id}`} onClick={onUndo}>
            Undo
          </Button>
        ) : null
      ) : (
        <StatusBadge meaning="quiet">undone by {undoneBy}</StatusBadge>
      )}
    </li>
  );
}
