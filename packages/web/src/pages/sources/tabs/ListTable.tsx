import { Table, Text } from '@mantine/core';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { ShortTable } from '../../../ui/ShortTable.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { passWords, streamWords } from '../source-words.ts';
import type { SourceList } from '../sources.queries.ts';

const heads = ['List', 'There', 'Missing', 'Gone', 'Whole as of', 'Last reading', 'Rows'] as const;

/** The four lists of a source: what is there, how fresh it is, and how the last reading ended. */
export function ListTable({ lists }: { readonly lists: readonly SourceList[] }) {
  const order = Object.keys(streamWords);
  const ordered = [...lists].sort((one, other) => order.indexOf(one.stream) - order.indexOf(other.stream));
  if (lists.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        Nothing has come yet.
      </Text>
    );
  return (
    <ShortTable label="Lists of the source" heads={heads}>
      {ordered.map(({ stream, present, missing, gone, completeAt, lastPass }) => (
        <Table.Tr key={stream}>
          <Table.Td fw={600}>{streamWords[stream]}</Table.Td>
          <Table.Td>{present.toLocaleString()}</Table.Td>
          <Table.Td>{missing.toLocaleString()}</Table.Td>
          <Table.Td>{gone.toLocaleString()}</Table.Td>
          <Table.Td>
            <RelativeTime at={completeAt} />
          </Table.Td>
          <Table.Td>
            <PassState pass={lastPass} />
          </Table.Td>
          <Table.Td>{lastPass ? sayRows(lastPass) : ''}</Table.Td>
        </Table.Tr>
      ))}
    </ShortTable>
  );
}

function PassState({ pass }: { readonly pass: SourceList['lastPass'] }) {
  if (pass === null) return <StatusBadge meaning="quiet">never read</StatusBadge>;
  const [meaning, word] = passWords[pass.state];
  return (
    <>
      <StatusBadge meaning={meaning}>{word}</StatusBadge>
      {pass.message === null ? null : (
        <Text fz="xs" mt={4} maw={360}>
          {pass.message}
        </Text>
      )}
    </>
  );
}

/** `1,200 of 1,200, 3 written, 1 refused`. */
function sayRows({ rows, expected, written, refused }: NonNullable<SourceList['lastPass']>): string {
  const parts = [
    expected === null ? rows.toLocaleString() : `${rows.toLocaleString()} of ${expected.toLocaleString()}`,
    `${written.toLocaleString()} written`,
    ...(refused === 0 ? [] : [`${refused.toLocaleString()} refused`]),
  ];
  return parts.join(', ');
}
