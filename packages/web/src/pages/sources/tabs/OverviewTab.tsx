import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { ShortTable } from '../../../ui/ShortTable.tsx';
import { SourceStateBadge } from '../SourceStateBadge.tsx';
import { countOf, streamWords } from '../source-words.ts';
import { CheckPart } from './CheckPart.tsx';
import { ListTable } from './ListTable.tsx';
import { PushGuide } from './PushGuide.tsx';
import { ReadActions } from './ReadActions.tsx';
import type { TabProps } from './tab-props.ts';
import { WithheldNotice } from './WithheldNotice.tsx';

/** What was read of a source, list by list, how it is read, and what its check finds. */
export function OverviewTab({ place, source }: TabProps) {
  const isPushed = source.connector === 'push';
  return (
    <Stack gap={18}>
      <Paper withBorder p="md">
        <Stack gap={10}>
          <SourceStateBadge source={source} />
          <Text fz="sm" c="dimmed">
            {isPushed ? 'Its product posts what it knows.' : sayPace(source)}{' '}
            {source.pausedAt === null ? null : (
              <>
                Paused <RelativeTime at={source.pausedAt} />.
              </>
            )}
          </Text>
          <ReadActions place={place} source={source} />
        </Stack>
      </Paper>
      {isPushed ? <PushGuide place={place} /> : null}
      <WithheldNotice place={place} source={source} />
      <ListTable lists={source.lists} />
      {source.refusals > 0 ? <Refusals source={source} /> : null}
      {isPushed || source.connector === 'file' ? null : <CheckPart place={place} source={source} />}
    </Stack>
  );
}

function sayPace({ connector, pausedAt }: TabProps['source']): string {
  if (connector === 'file') return 'Its files are handed in.';
  return pausedAt === null ? 'Read every 15 minutes, and whenever you ask.' : 'Read only when you ask.';
}

function Refusals({ source: { refusals, newestRefusals } }: Pick<TabProps, 'source'>) {
  return (
    <section aria-label="Rows that cannot be read">
      <Title order={2} fz="md" mb={4}>
        {countOf(refusals, 'row')} cannot be read
      </Title>
      <Text fz="sm" c="dimmed" mb={8}>
        Cause: the tool sends them otherwise than assumed. The rest arrived. They leave this list when a whole read no longer
        brings them.
      </Text>
      <ShortTable label="Newest rows that cannot be read" heads={['List', 'Problem', 'First seen', 'Last seen']}>
        {newestRefusals.map(({ id, stream, problem, firstSeenAt, lastSeenAt }) => (
          <Table.Tr key={id}>
            <Table.Td>{streamWords[stream]}</Table.Td>
            <Table.Td>{problem}</Table.Td>
            <Table.Td>
              <RelativeTime at={firstSeenAt} />
            </Table.Td>
            <Table.Td>
              <RelativeTime at={lastSeenAt} />
            </Table.Td>
          </Table.Tr>
        ))}
      </ShortTable>
    </section>
  );
}
