import { Paper, Text } from '@mantine/core';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import type { Board } from './overview.queries.ts';

interface SyncAgeCardProps {
  readonly place: MirrorPlace;
  /** The longest ago first. */
  readonly ages: Board['syncAges'];
  /** Whether the connection belongs to the workspace; else its sync is not shown. */
  readonly isOwn: boolean;
}

/** How old the mirror is: its oldest part that was ever read. It opens the sync of the connection. */
export function SyncAgeCard({ place, ages, isOwn }: SyncAgeCardProps) {
  const oldest = ages.find(({ lastSuccessAt }) => lastSuccessAt !== null);
  const never = ages.filter(({ lastSuccessAt }) => lastSuccessAt === null).length;
  return (
    <Paper withBorder p="md" component="section" aria-label="Sync age">
      <Text fz="sm" fw={600}>
        Sync age
      </Text>
      <Text fz="xl" fw={650} component="div">
        <RelativeTime at={oldest?.lastSuccessAt ?? null} />
      </Text>
      <Text fz="xs" c="dimmed">
        {oldest
          ? `When ${oldest.entity.replaceAll(/[-_]/g, ' ')}, the longest ago of all kinds, was last read.`
          : 'Nothing has been read yet.'}
        {never > 0 ? ` ${never.toLocaleString()} kinds were never read.` : ''}{' '}
        {isOwn ? (
          <RouterLink
            to="/w/$workspaceId/connections/$connectionId"
            params={{ workspaceId: String(place.workspaceId), connectionId: String(place.connectionId) }}
            fz="xs"
            underline="always"
          >
            How the sync stands
          </RouterLink>
        ) : null}
      </Text>
    </Paper>
  );
}
