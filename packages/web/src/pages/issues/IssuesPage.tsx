import { Button, Code, Drawer, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { NoMatch, NothingYet } from '../../ui/EmptyStates.tsx';
import { Page } from '../../ui/Page.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { IssueActions } from './IssueActions.tsx';
import { IssueFilter, states } from './IssueFilter.tsx';
import { type Issue, issuesQuery } from './issues.queries.ts';

const columns: readonly TableColumn<Issue>[] = [
  { id: 'entity', title: 'Records', render: ({ entity }) => entity.replaceAll('_', ' ') },
  { id: 'subject', title: 'Which', render: ({ subject, kind }) => (kind === 'entity' ? 'all of them' : subject) },
  {
    id: 'sentence',
    title: 'What is wrong',
    render: ({ sentence }) => (
      <Text fz="sm" maw={460} style={{ whiteSpace: 'normal' }}>
        {sentence}
      </Text>
    ),
  },
  { id: 'code', title: 'Code', isHiddenAtFirst: true, render: ({ code }) => <code>{code}</code> },
  { id: 'times', title: 'Seen', align: 'right', render: ({ times }) => `${times.toLocaleString()} ×` },
  { id: 'firstSeen', title: 'First', render: ({ firstSeen }) => <RelativeTime at={firstSeen} /> },
  { id: 'lastSeen', title: 'Last', render: ({ lastSeen }) => <RelativeTime at={lastSeen} /> },
  { id: 'retries', title: 'Retried', align: 'right', isHiddenAtFirst: true, render: ({ retries }) => retries.toLocaleString() },
];

/** The inbox of what the sync set aside: rows that could not be read, kinds of records that HaloPSA refused. */
export function IssuesPage() {
  const { id: workspaceId } = useWorkspace();
  const mayResolve = useMay('resolve-issues');
  const [search, change] = useUrlState();
  const state = states.find(({ value }) => value === textOf(search, 'state'))?.value ?? 'open';
  const entity = textOf(search, 'entity');
  const { data, error, refetch } = useQuery(issuesQuery(workspaceId, { state, ...(entity ? { entity } : {}) }));
  const page = useMemo(() => data && { items: data, nextCursor: null, total: data.length }, [data]);
  const opened = data?.find(({ id }) => String(id) === textOf(search, 'issue'));
  // It outlives the selection and the drawer, which end with what they were about.
  const [told, setTold] = useState('');
  const clear = () => change({ entity: undefined, state: undefined });
  const filter = <IssueFilter state={state} entity={entity} issues={data ?? []} onChange={change} />;
  return (
    <Page
      title="Set aside"
      lead="Rows that HaloPSA sent and that could not be read, and kinds of records that it refused. One that is read well clears itself."
    >
      <Text fz="sm" role="status">
        {told}
      </Text>
      <DataTable
        label="Issues"
        columns={columns}
        keyOf={({ id }) => String(id)}
        page={page}
        error={error}
        onRetry={() => void refetch()}
        onOpen={({ id }) => change({ issue: String(id) })}
        filter={filter}
        {...(mayResolve
          ? {
              bulk: (keys: readonly string[], done: () => void) => (
                <IssueActions ids={keys.map(Number)} state={state} onDone={done} onTold={setTold} />
              ),
            }
          : {})}
        empty={
          entity !== undefined || state !== 'open' ? (
            <NoMatch total={null} onClear={clear} />
          ) : (
            <NothingYet title="Nothing is set aside">
              Every row that came could be read, and every kind of record that was asked for was given.
            </NothingYet>
          )
        }
      />
      <Drawer
        opened={opened !== undefined}
        onClose={() => change({ issue: undefined })}
        position="right"
        size="lg"
        title={opened ? `${opened.entity.replaceAll('_', ' ')} ${opened.subject}` : ''}
      >
        {opened ? <IssueDetail issue={opened} mayResolve={mayResolve} onTold={setTold} /> : null}
      </Drawer>
    </Page>
  );
}

interface IssueDetailProps {
  readonly issue: Issue;
  readonly mayResolve: boolean;
  readonly onTold: (text: string) => void;
}

function IssueDetail({ issue, mayResolve, onTold }: IssueDetailProps) {
  return (
    <Stack gap={12}>
      <Group gap={8}>
        <StatusBadge meaning={issue.state === 'open' ? 'look' : 'quiet'}>{issue.state}</StatusBadge>
        <code>{issue.code}</code>
      </Group>
      <Text>{issue.sentence}</Text>
      <Text fz="sm" c="dimmed">
        Seen {issue.times.toLocaleString()} times, first <RelativeTime at={issue.firstSeen} />, last{' '}
        <RelativeTime at={issue.lastSeen} />. Retried {issue.retries.toLocaleString()} times.
      </Text>
      {issue.dismissed ? (
        <Text fz="sm">
          Dismissed by {issue.dismissed.by}: {issue.dismissed.why}
        </Text>
      ) : null}
      {mayResolve ? <IssueActions ids={[issue.id]} state={issue.state} onDone={() => undefined} onTold={onTold} /> : null}
      {issue.raw === null ? null : (
        <div>
          <Group justify="space-between">
            <Text fz="sm" fw={600}>
              As HaloPSA sent it
            </Text>
            <CopyButton text={issue.raw} what="the text of the row" />
          </Group>
          <ScrollArea.Autosize mah={420}>
            <Code block>{pretty(issue.raw)}</Code>
          </ScrollArea.Autosize>
        </div>
      )}
      <Button component="a" variant="subtle" size="xs" href="/api/docs" target="_self">
        By the API: issues.retry, issues.dismiss
      </Button>
    </Stack>
  );
}

function pretty(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw; // it may be what could not be read
  }
}
