import { Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { readableConnectionsQuery } from '../../definition-views/mirror.queries.ts';
import { MayPage } from '../../frame/MayPage.tsx';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { NoMatch, NothingYet } from '../../ui/EmptyStates.tsx';
import { Page } from '../../ui/Page.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn } from '../../ui/table/table-column.ts';
import { stateWords, wordsOf } from './plan-words.ts';
import { type PlanSummary, plansQuery } from './plans.queries.ts';
import { SignCounts } from './SignCounts.tsx';

/** Plans of what is to be written to HaloPSA, newest first. Filters are in the address. */
export function PlansPage() {
  return (
    <MayPage needs="read-data" title="Changes">
      <Plans />
    </MayPage>
  );
}

function Plans() {
  const { id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  const [search, change] = useUrlState();
  const state = Object.keys(stateWords).find((one) => one === textOf(search, 'state')) as PlanSummary['state'] | undefined;
  const connectionId = Number(textOf(search, 'connection')) || undefined;
  const cursor = textOf(search, 'cursor');
  const wish = { ...(state ? { state } : {}), ...(connectionId ? { connectionId } : {}), ...(cursor ? { cursor } : {}) };
  const { data, error, refetch } = useQuery(plansQuery(workspaceId, wish));
  const { data: connections = [] } = useQuery(readableConnectionsQuery(workspaceId));
  const nameOf = (id: number) => connections.find((one) => one.id === id)?.name ?? '';
  const isFiltered = state !== undefined || connectionId !== undefined;
  return (
    <Page
      title="Changes"
      lead="Plans of what is to be written to HaloPSA. Nothing is written before somebody has looked at it and approved it."
    >
      <DataTable
        label="Plans"
        columns={columnsOf(workspaceId, nameOf)}
        keyOf={({ id }) => String(id)}
        page={data}
        error={error}
        onRetry={() => void refetch()}
        onOpen={({ id }) =>
          void navigate({
            to: '/w/$workspaceId/plans/$planId',
            params: { workspaceId: String(workspaceId), planId: String(id) },
          })
        }
        filter={
          <Group gap={8}>
            <Select
              aria-label="State"
              placeholder="Every state"
              size="xs"
              w={150}
              clearable
              data={Object.entries(stateWords).map(([value, [, label]]) => ({ value, label }))}
              value={state ?? null}
              onChange={(value) => change({ state: value ?? undefined, cursor: undefined })}
            />
            <Select
              aria-label="Connection"
              placeholder="Every connection"
              size="xs"
              w={180}
              clearable
              data={connections.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={connectionId === undefined ? null : String(connectionId)}
              onChange={(value) => change({ connection: value ?? undefined, cursor: undefined })}
            />
          </Group>
        }
        empty={
          isFiltered ? (
            <NoMatch total={null} onClear={() => change({ state: undefined, connection: undefined, cursor: undefined })} />
          ) : (
            <NothingYet title="Nothing is planned">
              A plan comes from the API (plans.build) or from the command line (sundog plan). It is shown here before anything is
              written.
            </NothingYet>
          )
        }
      />
    </Page>
  );
}

const columnsOf = (workspaceId: number, nameOf: (id: number) => string): readonly TableColumn<PlanSummary>[] => [
  { id: 'id', title: 'Plan', align: 'right', render: ({ id }) => id },
  {
    id: 'title',
    title: 'What',
    render: ({ id, title }) => (
      <RouterLink
        to="/w/$workspaceId/plans/$planId"
        params={{ workspaceId: String(workspaceId), planId: String(id) }}
        fz="sm"
        onClick={(event) => event.stopPropagation()}
      >
        {title}
      </RouterLink>
    ),
  },
  {
    id: 'state',
    title: 'State',
    render: (plan) => {
      const [meaning, word] = wordsOf(plan);
      return <StatusBadge meaning={meaning}>{word}</StatusBadge>;
    },
  },
  { id: 'counts', title: 'Changes', render: ({ counts }) => <SignCounts counts={counts} /> },
  { id: 'open', title: 'Not settled', align: 'right', isHiddenAtFirst: true, render: ({ open }) => open.toLocaleString() },
  { id: 'by', title: 'Made by', render: ({ createdBy }) => <Text fz="sm">{createdBy}</Text> },
  { id: 'created', title: 'Made', render: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  { id: 'connection', title: 'Connection', render: ({ connectionId }) => nameOf(connectionId) },
  { id: 'expires', title: 'Apply until', isHiddenAtFirst: true, render: ({ expiresAt }) => <RelativeTime at={expiresAt} /> },
];
