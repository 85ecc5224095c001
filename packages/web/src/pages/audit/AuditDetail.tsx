import { Code, Group, Stack, Table, Text } from '@mantine/core';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import classes from './AuditDetail.module.css';
import type { AuditRow } from './audit.queries.ts';
import { type DiffLine, diffOf, restOf } from './audit-diff.ts';
import { ResultBadge } from './ResultBadge.tsx';

/** One row whole: who from where, what was before and is after, and the hash that guards it. */
export function AuditDetail({ row }: { readonly row: AuditRow }) {
  const lines = diffOf(row.detail);
  const rest = restOf(row.detail);
  const facts = [
    ['Who', row.actor],
    ['Account', row.accountId],
    ['Address', row.ip],
    ['Browser or program', row.userAgent],
    ['Request', row.requestId],
    ['Process', row.host === null ? null : `${row.host}, ${row.pid ?? '?'}`],
    ['Row', row.seq.toLocaleString()],
  ] as const;
  return (
    <Stack gap={14}>
      <Group gap={8}>
        <ResultBadge result={row.result} />
        <Text fz="sm">
          <RelativeTime at={row.at} />
        </Text>
        <CopyButton text={JSON.stringify(row, null, 2)} what="the row as JSON" />
      </Group>
      {lines.length > 0 ? (
        <ShortTable label="Before and after" heads={['Field', 'Before', 'After']}>
          {lines.map((line) => (
            <Line key={line.field} line={line} />
          ))}
        </ShortTable>
      ) : (
        <Text fz="sm" c="dimmed">
          {row.result === 'done' ? 'Of this act no before and after is kept.' : 'Nothing was changed.'}
        </Text>
      )}
      {Object.keys(rest).length > 0 ? <Code block>{JSON.stringify(rest, null, 2)}</Code> : null}
      <dl className={classes['facts']}>
        {facts.map(([title, value]) =>
          value === null ? null : (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <div>
          <dt>Hash</dt>
          <dd>
            <code>{row.hash}</code>
          </dd>
        </div>
      </dl>
    </Stack>
  );
}

const words = { '+': 'added', '~': 'changed', '-': 'taken away', '.': 'the same' } as const;

function Line({ line: { field, sign, before, after } }: { readonly line: DiffLine }) {
  return (
    <Table.Tr data-sign={sign} className={classes['line'] ?? ''}>
      <Table.Th scope="row">
        <span aria-hidden>{sign} </span>
        <span className={classes['told']}>{words[sign]}: </span>
        {field}
      </Table.Th>
      <Table.Td>{before === undefined ? '—' : sign === '.' ? before : <del>{before}</del>}</Table.Td>
      <Table.Td>{after === undefined ? '—' : sign === '.' ? after : <ins>{after}</ins>}</Table.Td>
    </Table.Tr>
  );
}
