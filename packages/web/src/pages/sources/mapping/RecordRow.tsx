import { ActionIcon, Checkbox, Menu, Text } from '@mantine/core';
import { memo, useState } from 'react';
import { ChevronDown, ChevronRight, Ellipsis } from '../../../ui/icons.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { CandidateButton } from './CandidateButton.tsx';
import { LinkLine } from './LinkLine.tsx';
import classes from './mapping.module.css';
import type { MappedRecord, MappingKind } from './mapping.queries.ts';
import { RowDetail } from './RowDetail.tsx';
import { sayRow } from './say-row.ts';

/** What can be done with a row. They stay the same while the list is there, so that a row is drawn anew only when it changes. */
export interface RowHandlers {
  readonly onFocus: (record: MappedRecord) => void;
  readonly onPick: (record: MappedRecord) => void;
  /** @param index of the candidate, from 0 */
  readonly onChoose: (record: MappedRecord, index: number) => void;
  readonly onToggle: (record: MappedRecord) => void;
  readonly onAsk: (what: 'ignore' | 'target' | 'split', record: MappedRecord) => void;
  readonly onAct: (what: 'unlink' | 'restore', record: MappedRecord) => void;
}

interface RecordRowProps {
  readonly kind: MappingKind;
  readonly record: MappedRecord;
  readonly isHere: boolean;
  /** Whether the Tab key leads here: to the first row, before anybody has moved. */
  readonly isFirst: boolean;
  readonly isPicked: boolean;
  readonly isOpen: boolean;
  readonly mayMap: boolean;
  readonly handlers: RowHandlers;
}

/** One record: what the tool says at the left, what it is or may be in HaloPSA at the right, its evidence below. */
export const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { kind, record, isHere, isFirst, isPicked, isOpen, mayMap, handlers } = props;
  const { name, link, candidates } = record;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li
      className={classes['row']}
      data-here={isHere}
      data-picked={isPicked}
      tabIndex={isHere || isFirst ? 0 : -1}
      aria-label={sayRow(record)}
      onFocus={({ target, currentTarget }) => target === currentTarget && handlers.onFocus(record)}
    >
      {mayMap ? (
        <Checkbox
          size="xs"
          mt={4}
          tabIndex={-1}
          aria-label={`Select ${name}`}
          checked={isPicked}
          onChange={() => handlers.onPick(record)}
        />
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
            onChoose={mayMap ? () => handlers.onChoose(record, index) : undefined}
          />
        ))}
        {link === null && candidates.length === 0 ? (
          <Text fz="sm" c="dimmed">
            Nothing in HaloPSA is like it.
          </Text>
        ) : null}
      </div>
      <div className={classes['actions']}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={26}
          tabIndex={isHere ? 0 : -1}
          title="Evidence"
          aria-label={`Evidence of ${name}`}
          aria-expanded={isOpen}
          onClick={() => handlers.onToggle(record)}
        >
          <Chevron size={15} aria-hidden />
        </ActionIcon>
        {mayMap ? <RowMenu {...props} /> : null}
      </div>
      {isOpen ? (
        <div className={classes['detail']}>
          <RowDetail record={record} />
        </div>
      ) : null}
    </li>
  );
});

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

/** Everything else that can be done with it. The menu is made when it is opened: sixty closed ones would cost more than the list. */
function RowMenu({ kind, record, isHere, handlers: { onAsk, onAct } }: RecordRowProps) {
  const { name, link } = record;
  const [isOpen, setOpen] = useState(false);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={26}
      tabIndex={isHere ? 0 : -1}
      aria-label={`More for ${name}`}
      aria-haspopup="menu"
      onClick={() => setOpen(!isOpen)}
    >
      <Ellipsis size={15} aria-hidden />
    </ActionIcon>
  );
  if (!isOpen) return button;
  return (
    <Menu position="bottom-end" opened onChange={setOpen}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAsk('target', record)}>
          {link?.haloKey == null ? 'Choose a target …' : 'Another target or site …'}
        </Menu.Item>
        {kind === 'company' ? <Menu.Item onClick={() => onAsk('split', record)}>Split by sites …</Menu.Item> : null}
        {link?.state === 'ignored' ? null : <Menu.Item onClick={() => onAsk('ignore', record)}>Ignore …</Menu.Item>}
        {link === null || link.state === 'linked' ? null : (
          <Menu.Item onClick={() => onAct('restore', record)}>
            {link.state === 'ignored' ? 'Take in again' : 'It is still the same'}
          </Menu.Item>
        )}
        {link?.haloKey == null ? null : <Menu.Item onClick={() => onAct('unlink', record)}>Unlink</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
