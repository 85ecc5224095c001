import { Group, SimpleGrid, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { mirrorStandingQuery, type ReadableConnection } from '../../definition-views/mirror.queries.ts';
import { VerdictBadge } from '../../definition-views/VerdictBadge.tsx';
import { useMay } from '../../frame/workspace.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { FigureCard } from './FigureCard.tsx';
import { boardQuery } from './overview.queries.ts';
import { SyncAgeCard } from './SyncAgeCard.tsx';

interface ConnectionBoardProps {
  readonly workspaceId: number;
  readonly connection: ReadableConnection;
}

/** One connection: one line on how it stands, and the board of its figures. */
export function ConnectionBoard({ workspaceId, connection }: ConnectionBoardProps) {
  const place = { workspaceId, connectionId: connection.id };
  // How the sync of a connection stands is the business of the workspace that it belongs to.
  const mayWatch = useMay('view-sync') && connection.fromWorkspace === null;
  const { data: standing } = useQuery({ ...mirrorStandingQuery(place), enabled: mayWatch, refetchInterval: 15_000 });
  const { data, error, refetch } = useQuery(boardQuery(place));
  return (
    <section aria-label={connection.name}>
      <Group gap={10} mb={10}>
        <Title order={2}>
          <RouterLink
            to="/w/$workspaceId/connections/$connectionId"
            params={{ workspaceId: String(workspaceId), connectionId: String(connection.id) }}
            inherit
          >
            {connection.name}
          </RouterLink>
        </Title>
        {connection.isSandbox ? <StatusBadge meaning="look">sandbox</StatusBadge> : null}
        {connection.fromWorkspace === null ? null : <StatusBadge meaning="quiet">from {connection.fromWorkspace}</StatusBadge>}
        {standing ? <VerdictBadge verdict={standing.verdict} /> : null}
        <Text fz="sm">{standing?.sentence ?? ''}</Text>
      </Group>
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing={12} verticalSpacing={12}>
        {data?.figures.map((figure) => (
          <FigureCard key={figure.id} place={place} figure={figure} />
        ))}
        {data ? <SyncAgeCard place={place} ages={data.syncAges} isOwn={connection.fromWorkspace === null} /> : null}
        {data || error ? null : placeholders.map((name) => <Skeleton key={name} height={118} radius="md" />)}
      </SimpleGrid>
      {data && data.notYet.length > 0 ? (
        <Text fz="sm" c="dimmed" mt={10}>
          {data.notYet.map(({ title, sentence }) => `${title}: ${sentence}`).join(' ')}
        </Text>
      ) : null}
    </section>
  );
}

/** As many as there are figures, so that nothing moves when they come. */
const placeholders = Array.from({ length: 12 }, (_, index) => `figure ${index}`);
