import { Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { VerdictBadge } from '../../definition-views/VerdictBadge.tsx';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { NotConnected } from '../../ui/EmptyStates.tsx';
import { Plus } from '../../ui/icons.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RouterButton } from '../../ui/RouterButton.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { connectionsQuery, standingQuery } from './connections.queries.ts';
import { CheckBadge } from './standing-badge.tsx';
import { type LinkedConnection, useLinkedConnections } from './use-linked-connection.ts';

/** Every HaloPSA of the workspace that the person may see, with how it stands, and those that other workspaces show to it. */
export function ConnectionsPage() {
  const { id: workspaceId } = useWorkspace();
  const mayManage = useMay('manage-connections');
  const { data, error, refetch } = useQuery(connectionsQuery(workspaceId));
  const linked = useLinkedConnections(workspaceId);
  const isAny = (data?.items.length ?? 0) + (linked?.length ?? 0) > 0;
  const connect = mayManage ? (
    <RouterButton
      to="/w/$workspaceId/connections/new"
      params={{ workspaceId: String(workspaceId) }}
      leftSection={<Plus size={16} aria-hidden />}
    >
      Connect a HaloPSA
    </RouterButton>
  ) : (
    <Text fz="sm">An owner or admin of this workspace can connect one, and show it to you.</Text>
  );
  return (
    <Page title="Connections" lead="Each is one HaloPSA, mirrored here." actions={isAny && mayManage ? connect : null}>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton height={110} radius="md" aria-label="Connections are on their way" /> : null}
      {data && linked && !isAny ? <NotConnected connect={connect} /> : null}
      <Stack gap={12} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {data?.items.map((connection) => (
          <li key={connection.id}>
            <ConnectionCard connection={connection} workspaceId={workspaceId} />
          </li>
        ))}
        {linked?.map((connection) => (
          <li key={connection.id}>
            <LinkedCard connection={connection} workspaceId={workspaceId} />
          </li>
        ))}
      </Stack>
    </Page>
  );
}

interface ConnectionCardProps {
  readonly connection: {
    readonly id: number;
    readonly name: string;
    readonly resourceServer: string;
    readonly state: string;
    readonly checkedAt: string | null;
    readonly isSandbox: boolean;
  };
  readonly workspaceId: number;
}

function ConnectionCard({ connection, workspaceId }: ConnectionCardProps) {
  const { id, name, resourceServer, state, checkedAt, isSandbox } = connection;
  const { data: standing } = useQuery({ ...standingQuery({ workspaceId, connectionId: id }), refetchInterval: 10_000 });
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" align="start" gap={12}>
        <div>
          <Group gap={8}>
            <RouterLink
              to="/w/$workspaceId/connections/$connectionId"
              params={{ workspaceId: String(workspaceId), connectionId: String(id) }}
              fw={600}
              fz="lg"
            >
              {name}
            </RouterLink>
            {isSandbox ? <StatusBadge meaning="look">sandbox</StatusBadge> : null}
          </Group>
          <Text c="dimmed" fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {resourceServer}
          </Text>
          <Text fz="sm" mt={6}>
            {standing?.sentence ?? 'Looking …'}
          </Text>
        </div>
        <Stack gap={6} align="end">
          {standing ? <VerdictBadge verdict={standing.verdict} /> : null}
          <Group gap={6}>
            <CheckBadge state={state} />
            <Text fz="xs" c="dimmed">
              <RelativeTime at={checkedAt} />
            </Text>
          </Group>
        </Stack>
      </Group>
    </Paper>
  );
}

interface LinkedCardProps {
  readonly connection: LinkedConnection;
  readonly workspaceId: number;
}

function LinkedCard({ connection: { id, name, fromWorkspace, isSeen }, workspaceId }: LinkedCardProps) {
  return (
    <Paper withBorder p="md">
      <Group gap={8}>
        <RouterLink
          to="/w/$workspaceId/connections/$connectionId"
          params={{ workspaceId: String(workspaceId), connectionId: String(id) }}
          fw={600}
          fz="lg"
        >
          {name}
        </RouterLink>
        <StatusBadge meaning="quiet">from {fromWorkspace}</StatusBadge>
      </Group>
      <Text fz="sm" mt={6}>
        {isSeen
          ? 'Its records are read here; all else is looked after there.'
          : 'It is not granted to you. You say who sees it here.'}
      </Text>
    </Paper>
  );
}
