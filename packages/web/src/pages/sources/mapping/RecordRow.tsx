import { ActionIcon, Checkbox, Menu, Text, Tooltip } from '@mantine/core';
import { ChevronDown, ChevronRight, Ellipsis } from '../../../ui/icons.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { CandidateButton } from './CandidateButton.tsx';
import { LinkLine } from './LinkLine.tsx';
import classes from './mapping.module.css';
import type { MappedRecord, MappingKind } from './mapping.queries.ts';
import { RowDetail } from './RowDetail.tsx';
import { sayRow } from './say-row.ts';

export interface RecordRowProps {
  readonly kind: MappingKind;
  readonly record: MappedRecord;
  readonly isHere: boolean;
  /** Whether the Tab key leads here: to the first row, before anybody has moved. */
  readonly isFirst: boolean;
  readonly isPicked: boolean;
  readonly isOpen: boolean;
  readonly mayMap: boolean;
  readonly onFocus: () => void;
  readonly onPick: () => void;
  /** @param index of the candidate, from 0 */
  readonly onChoose: (index: number) => void;
  readonly onToggle: () => void;
  readonly onAsk: (what: 'ignore' | 'target' | 'split') => void;
  readonly onAct: (what: 'unlink' | 'restore') => void;
}

/** One record: what the tool says at the left, what it is or may be in HaloPSA at the right, its evidence below. */
export function RecordRow(props: RecordRowProps) {
  const { kind, record, isHere, isFirst, isPicked, isOpen, mayMap, onFocus, onPick, onChoose, onToggle } = props;
  const { name, link, candidates } = record;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li
      className={classes['row']}
      data-here={isHere}
      data-picked={isPicked}
      tabIndex={isHere || isFirst ? 0 : -1}
      aria-label={sayRow(record)}
      onFocus={({ target, currentTarget }) => target === currentTarget && onFocus()}
    >
      {mayMap ? (
        <Checkbox size="xs" mt={4} tabIndex={-1} aria-label={`Select ${name}`} checked={isPicked} onChange={onPick} />
      ) : (
        <span />
      )}
      <RecordSide record={record} />
      <div className={classes['candidates']}>
        {link ? <LinkLine kind={kind} link={link} splits={record.splits} /> : null}
        {candidates.slice(0, 3).map((candidate, index) => (
          <CandidateButton
            key={candidate.haloKey}
            candidate={candidate}
            number={index + 1}
            record={name}
            onChoose={mayMap ? () => onChoose(index) : undefined}
          />
        ))}
        {link === null && candidates.length === 0 ? (
          <Text fz="sm" c="dimmed">
            Nothing in HaloPSA is like it.
          </Text>
        ) : null}
      </div>
      <div className={classes['actions']}>
        <Tooltip label="Evidence">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            tabIndex={isHere ? 0 : -1}
            aria-label={`Evidence of ${name}`}
            aria-expanded={isOpen}
            onClick={onToggle}
          >
            <Chevron size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {mayMap ? <RowMenu {...props} /> : null}
      </div>
      {isOpen ? (
        <div className={classes['detail']}>
          <RowDetail record={record} />
        </div>
      ) : null}
    </li>
  );
}

function RecordSide({ record: { name, companyName, siteName, hint, isMissing } }: Pick<RecordRowProps, 'record'>) {
  const about = [companyName, siteName, hint].filter(Boolean).join(' · ');
  return (
    <div className={classes['record']}>
      <Text span fz="sm" fw={600}>
        {name}
      </Text>{' '}
      {isMissing ? <StatusBadge meaning="look">missing</StatusBadge> : null}
      {about === '' ? null : (
        <Text fz="xs" c="dimmed">
          {about}
        </Text>
      )}
    </div>
  );
}

function RowMenu({ kind, record: { name, link }, isHere, onAsk, onAct }: RecordRowProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={26} tabIndex={isHere ? 0 : -1} aria-label={`More for ${name}`}>
          <Ellipsis size={15} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk('target')}>
          {link?.haloKey == null ? 'Choose a target …' : 'Another target or site …'}
        </Menu.Item>
        {kind === 'company' ? <Menu.Item onClick={() => onAsk('split')}>Split by sites …</Menu.Item> : null}
        {link?.state === 'ignored' ? null : <Menu.Item onClick={() => onAsk('ignore')}>Ignore …</Menu.Item>}
        {link === null || link.state === 'linked' ? null : (
          <Menu.Item onClick={() => onAct('restore')}>
            {link.state === 'ignored' ? 'Take in again' : 'It is still the same'}
          </Menu.Item>
        )}
        {link?.haloKey == null ? null : <Menu.Item onClick={() => onAct('unlink')}>Unlink</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
