import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import classes from './mapping.module.css';
import type { MappingCandidate } from './mapping.queries.ts';
import { sayScore, scoreWords } from './mapping-words.ts';
import { ScoreBar } from './ScoreBar.tsx';

interface CandidateButtonProps {
  readonly candidate: MappingCandidate;
  /** From 1; the first three are chosen by their number. */
  readonly number: number;
  /** Of the record, for whoever hears the page. */
  readonly record: string;
  /** Absent: it cannot be chosen. */
  readonly onChoose: (() => void) | undefined;
}

/** What a record may be, with how likely that is. A press links it. */
export function CandidateButton({ candidate, number, record, onChoose }: CandidateButtonProps) {
  const name = candidate.name ?? `#${candidate.haloKey}`;
  const [, word] = scoreWords(candidate.score);
  return (
    <UnstyledButton className={classes['candidate'] ?? ''} disabled={onChoose === undefined} onClick={onChoose} tabIndex={-1}>
      <span className={classes['number']} aria-hidden>
        {number <= 3 ? number : ''}
      </span>
      <span>
        <VisuallyHidden>Link {record} to</VisuallyHidden> {name}{' '}
        {candidate.isInactive ? <StatusBadge meaning="look">inactive</StatusBadge> : null}
      </span>
      <ScoreBar score={candidate.score} />
      <span title={word}>{sayScore(candidate.score)}</span>
    </UnstyledButton>
  );
}
