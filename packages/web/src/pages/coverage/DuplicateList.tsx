import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { NothingYet } from '../../ui/EmptyStates.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { BackToCounts } from './BackToCounts.tsx';
import { duplicatesQuery } from './coverage.queries.ts';
import { titleOfKind } from './coverage-words.ts';
import { DuplicatePair } from './DuplicatePair.tsx';

interface DuplicateListProps {
  readonly place: MirrorPlace;
  readonly clientId?: number;
}

/** Assets of one client that share what only one machine has, each with what a merge would come to. */
export function DuplicateList({ place, clientId }: DuplicateListProps) {
  const [search] = useUrlState();
  const cursor = textOf(search, 'cursor');
  const wish = { ...(clientId === undefined ? {} : { clientId }), ...(cursor === undefined ? {} : { cursor }) };
  const { data, error, refetch } = useQuery(duplicatesQuery(place, wish));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  return (
    <Stack gap={12}>
      <BackToCounts place={place} title={titleOfKind('duplicates')} />
      {data?.items.map((one) => (
        <DuplicatePair key={`${one.clientId} ${one.by} ${one.value}`} place={place} of={one} />
      ))}
      {data && data.items.length === 0 ? (
        <NothingYet title="Nothing is there twice">No two assets of a client share a serial number or a MAC address.</NothingYet>
      ) : null}
      {data?.nextCursor ? (
        <RouterLink
          fz="sm"
          to="/w/$workspaceId/coverage"
          params={{ workspaceId: String(place.workspaceId) }}
          search={{
            connection: String(place.connectionId),
            kind: 'duplicates',
            cursor: data.nextCursor,
            ...(clientId === undefined ? {} : { client: String(clientId) }),
          }}
        >
          More of them
        </RouterLink>
      ) : null}
    </Stack>
  );
}
