import { Select, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { textOf, useUrlState } from '../frame/url-state.ts';
import { useWorkspace } from '../frame/workspace.ts';
import { NotConnected } from '../ui/EmptyStates.tsx';
import { ProblemPanel } from '../ui/ProblemPanel.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { type MirrorPlace, readableConnectionsQuery } from './mirror.queries.ts';

interface ForConnectionProps {
  /** Draws what is of one connection. */
  readonly children: (place: MirrorPlace, name: string) => ReactNode;
}

/** What is about one connection of this workspace: the one that the address names (`connection`), else the first. Of several one chooses. */
export function ForConnection({ children }: ForConnectionProps) {
  const { id: workspaceId } = useWorkspace();
  const { data, error, refetch } = useQuery(readableConnectionsQuery(workspaceId));
  const [search, change] = useUrlState();
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={260} radius="md" role="status" aria-label="The connections are on their way" />;
  const own = data.filter(({ fromWorkspace }) => fromWorkspace === null);
  const chosen = own.find(({ id }) => String(id) === textOf(search, 'connection')) ?? own[0];
  if (!chosen)
    return (
      <NotConnected
        connect={
          <RouterLink to="/w/$workspaceId/connections" params={{ workspaceId: String(workspaceId) }}>
            Connections
          </RouterLink>
        }
      />
    );
  return (
    <Stack gap={12}>
      {own.length > 1 ? (
        <Select
          label="Connection"
          size="xs"
          maw={260}
          allowDeselect={false}
          data={own.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(chosen.id)}
          onChange={(connection) =>
            change({ connection: connection ?? undefined, client: undefined, kind: undefined, cursor: undefined })
          }
        />
      ) : null}
      {children({ workspaceId, connectionId: chosen.id }, chosen.name)}
    </Stack>
  );
}
