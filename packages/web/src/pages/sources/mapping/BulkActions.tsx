import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import type { SourcePlace } from '../sources.queries.ts';
import classes from './mapping.module.css';
import { type MappedRecord, type MappingOutcome, mappingKey, type RecordsWish } from './mapping.queries.ts';
import { sayOutcome } from './say-outcome.ts';

interface BulkActionsProps {
  readonly place: SourcePlace;
  readonly wish: RecordsWish;
  /** Those that are selected. */
  readonly records: readonly MappedRecord[];
  /** How many match in all, on every page. */
  readonly total: number;
  readonly onNone: () => void;
  readonly onIgnore: () => void;
  readonly onAct: (what: 'confirm' | 'unlink' | 'restore') => void;
  readonly onTold: (sentence: string) => void;
}

type Wide = 'ignore' | 'unlink' | 'restore';
const wideWords: Readonly<Record<Wide, string>> = { ignore: 'Ignore', unlink: 'Unlink', restore: 'Restore' };

/** What can be done with the records that are selected, or with all that match, whichever page they are on. */
export function BulkActions({ place, wish, records, total, onNone, onIgnore, onAct, onTold }: BulkActionsProps) {
  const [wide, setWide] = useState<Wide | null>(null);
  const { list } = wish;
  if (records.length === 0) return null;
  const isLinked = list === 'matched' || list === 'conflicts';
  const acts: readonly Wide[] = list === 'ignored' ? ['restore'] : isLinked ? ['ignore', 'unlink'] : ['ignore'];
  const run = { ignore: onIgnore, unlink: () => onAct('unlink'), restore: () => onAct('restore') };
  const hasCandidates = records.some(({ link, candidates }) => link === null && candidates.length > 0);
  return (
    <Group className={classes['bulk'] ?? ''} role="region" aria-label="Selected records" gap={8}>
      <Text fz="sm" fw={600} role="status">
        {records.length.toLocaleString()} selected
      </Text>
      {hasCandidates ? (
        <Button size="xs" onClick={() => onAct('confirm')}>
          Link to the first candidates
        </Button>
      ) : null}
      {acts.map((one) => (
        <Button key={one} size="xs" variant="default" onClick={run[one]}>
          {wideWords[one]}
        </Button>
      ))}
      {total > records.length
        ? acts.map((one) => (
            <Button key={one} size="xs" variant="subtle" onClick={() => setWide(one)}>
              {wideWords[one]} all {total.toLocaleString()} that match
            </Button>
          ))
        : null}
      <Button size="xs" variant="subtle" onClick={onNone}>
        Select none
      </Button>
      {wide === null ? null : (
        <WideAct
          place={place}
          wish={wish}
          what={wide}
          total={total}
          onClose={() => setWide(null)}
          onDone={(outcome) => {
            onTold(sayOutcome(outcome));
            onNone();
          }}
        />
      )}
    </Group>
  );
}

interface WideActProps extends Pick<BulkActionsProps, 'place' | 'wish' | 'total'> {
  readonly what: Wide;
  readonly onClose: () => void;
  readonly onDone: (outcome: MappingOutcome) => void;
}

function WideAct({ place, wish: { kind, list, text }, what, total, onClose, onDone }: WideActProps) {
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const matching = { kind, tab: list, ...(text === undefined ? {} : { text }) };
  const run = useMutation({
    mutationFn: () =>
      what === 'ignore'
        ? call('mapping.ignore', { params: place, body: { matching, reason } })
        : call(what === 'unlink' ? 'mapping.unlink' : 'mapping.restore', { params: place, body: { matching } }),
    onSuccess: (outcome) => {
      onDone(outcome);
      return queryClient.invalidateQueries({ queryKey: mappingKey(place) });
    },
  });
  const title = `${wideWords[what]} all ${total.toLocaleString()} that match?`;
  if (what === 'ignore')
    return (
      <FormDialog
        title={title}
        verb="Ignore them"
        isReady={reason.trim() !== ''}
        onClose={onClose}
        onSubmit={async () => {
          await run.mutateAsync();
          onClose();
        }}
      >
        <TextInput
          label="Why"
          required
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          data-autofocus
        />
      </FormDialog>
    );
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={title}
      verb={wideWords[what]}
      onConfirm={async () => void (await run.mutateAsync())}
    >
      It is one act, and History can undo it.
    </ConfirmDialog>
  );
}
