import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { readableConnectionsQuery } from '../../definition-views/mirror.queries.ts';
import { useMay, useWorkspace } from '../../frame/workspace.ts';
import { NotConnected } from '../../ui/EmptyStates.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterButton } from '../../ui/RouterButton.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { ConnectionBoard } from './ConnectionBoard.tsx';

/** The start of a workspace: of each connection how its sync stands and its figures, each of which opens its rows. */
export function OverviewPage() {
  const { id: workspaceId, name, role, isLimitedToClients } = useWorkspace();
  const { data, error, refetch } = useQuery(readableConnectionsQuery(workspaceId));
  const lead = (
    <>
      The workspace {name}. Your role here is{' '}
      <RouterLink to="/w/$workspaceId/admin/roles" params={{ workspaceId: String(workspaceId) }} underline="always">
        {role}
      </RouterLink>
      . {isLimitedToClients ? <StatusBadge meaning="look">some clients only</StatusBadge> : null}
    </>
  );
  return (
    <Page title="Overview" lead={lead}>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? (
        <Skeleton height={300} radius="md" role="status" aria-label="The figures are on their way" />
      ) : null}
      {data?.length === 0 ? <NotConnected connect={<ConnectFirst workspaceId={workspaceId} />} /> : null}
      <Stack gap={28}>
        {data?.map((connection) => (
          <ConnectionBoard key={connection.id} workspaceId={workspaceId} connection={connection} />
        ))}
      </Stack>
    </Page>
  );
}

function ConnectFirst({ workspaceId }: { readonly workspaceId: number }) {
  return useMay('manage-connections') ? (
    <RouterButton to="/w/$workspaceId/connections/new" params={{ workspaceId: String(workspaceId) }}>
      Connect a HaloPSA
    </RouterButton>
  ) : (
    <Text fz="sm">An owner or admin of this workspace can connect one, and show it to you.</Text>
  );
}
