import { Checkbox, Group, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { RecordLink } from '../../definition-views/RecordLink.tsx';
import { ChevronDown, ChevronRight } from '../../ui/icons.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { ChangeDetail } from './ChangeDetail.tsx';
import classes from './changes.module.css';
import { FieldDiffs } from './FieldDiffs.tsx';
import { outcomeWords, signWords } from './plan-words.ts';
import type { PlannedChange } from './plans.queries.ts';

export interface ChangeRowProps {
  readonly change: PlannedChange;
  /** Where its record has a page; null: it has none. */
  readonly record: {
    readonly workspaceId: number;
    readonly connectionId: number;
    readonly entity: string;
    readonly recordKey: string;
  } | null;
  readonly isHere: boolean;
  readonly isOpen: boolean;
  /** Absent: it can no longer be left out, or not by this person. */
  readonly onChoose?: (() => void) | undefined;
  readonly onToggle: () => void;
}

/** One change: sign, title, what becomes of each field, why, and what came of it. */
export function ChangeRow({ change, record, isHere, isOpen, onChoose, onToggle }: ChangeRowProps) {
  const { number, sign, title, reason, conflicts, isExcluded, outcome } = change;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isHere]);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li ref={item} className={classes['row']} data-here={isHere} data-out={isExcluded} data-pick={onChoose !== undefined}>
      {onChoose ? (
        <Checkbox size="xs" mt={3} aria-label={`Take in change ${number}: ${title}`} checked={!isExcluded} onChange={onChoose} />
      ) : null}
      <span className={classes['sign']} role="img" aria-label={signWords[sign]} title={signWords[sign]}>
        {sign === '-' ? '−' : sign}
      </span>
      <div className={classes['body']}>
        <Group gap={6}>
          <UnstyledButton onClick={onToggle} aria-expanded={isOpen} aria-label={`Details of change ${number}`} mih={24} miw={24}>
            <Chevron size={15} aria-hidden style={{ display: 'block', margin: 'auto' }} />
          </UnstyledButton>
          <Text span fz="sm" fw={600} className={classes['title'] ?? ''}>
            {record ? (
              <RecordLink place={record} entity={record.entity} recordKey={record.recordKey}>
                {title}
              </RecordLink>
            ) : (
              title
            )}
          </Text>
          {conflicts.length > 0 ? (
            <StatusBadge meaning="look">{conflicts.length === 1 ? '1 conflict' : `${conflicts.length} conflicts`}</StatusBadge>
          ) : null}
        </Group>
        {reason === '' ? null : (
          <Text fz="sm" c="dimmed">
            {reason}
          </Text>
        )}
        <FieldDiffs change={change} />
        {outcome?.problem ? <Text fz="sm">{outcome.problem}</Text> : null}
        {isOpen ? <ChangeDetail change={change} /> : null}
      </div>
      <div className={classes['state']}>
        <ChangeState isExcluded={isExcluded} outcome={outcome?.outcome ?? null} />
      </div>
    </li>
  );
}

function ChangeState({
  isExcluded,
  outcome,
}: {
  readonly isExcluded: boolean;
  readonly outcome: keyof typeof outcomeWords | null;
}) {
  if (outcome !== null) {
    const [meaning, word] = outcomeWords[outcome];
    return <StatusBadge meaning={meaning}>{word}</StatusBadge>;
  }
  return isExcluded ? <StatusBadge meaning="quiet">left out</StatusBadge> : null;
}
