import { NumberInput, Skeleton, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import type { SourcePlace } from '../sources.queries.ts';
import { type MappingKind, type MappingOutcome, mappingKey, scoresQuery } from './mapping.queries.ts';
import { kindWords } from './mapping-words.ts';

interface ConfirmAboveProps {
  readonly place: SourcePlace;
  readonly kind: MappingKind;
  readonly onClose: () => void;
  readonly onDone: (outcome: MappingOutcome) => void;
}

/** Links everything that is suggested from a score on, after saying how many that are. */
export function ConfirmAbove({ place, kind, onClose, onDone }: ConfirmAboveProps) {
  const queryClient = useQueryClient();
  const { data, error } = useQuery(scoresQuery(place, kind));
  const [percent, setPercent] = useState(95);
  const minScore = percent / 100;
  const count = data?.scores.filter((score) => score >= minScore).length ?? 0;
  // Where not all scores were looked at, those that were not are lower than the last that was.
  const isMore = data !== undefined && !data.isWhole && minScore <= (data.scores.at(-1) ?? 0);
  return (
    <FormDialog
      title={`Link all ${kindWords[kind].many} above a score`}
      verb={`Link ${isMore ? 'more than ' : ''}${count.toLocaleString()}`}
      isReady={count > 0}
      onClose={onClose}
      onSubmit={async () => {
        const outcome = await call('mapping.confirm', { params: place, body: { all: { kind, minScore } } });
        onDone(outcome);
        onClose();
        await queryClient.invalidateQueries({ queryKey: mappingKey(place) });
      }}
    >
      <Text fz="sm">
        Each goes to its first candidate. What needs a choice or contradicts is left as it is. It is one act, and can be undone.
      </Text>
      <NumberInput
        label="At least"
        description="Of 100. The score says how sure the comparison is."
        suffix=" %"
        min={50}
        max={100}
        value={percent}
        onChange={(value) => typeof value === 'number' && setPercent(value)}
        data-autofocus
      />
      {error ? <ProblemPanel error={error} /> : null}
      {data === undefined && !error ? <Skeleton height={20} aria-label="The scores are on their way" /> : null}
      {data ? (
        <Text fz="sm" role="status">
          <b>
            {isMore ? 'More than ' : ''}
            {count.toLocaleString()}
          </b>{' '}
          of {data.isWhole ? data.scores.length.toLocaleString() : 'all'} suggestions would be linked.
        </Text>
      ) : null}
    </FormDialog>
  );
}
