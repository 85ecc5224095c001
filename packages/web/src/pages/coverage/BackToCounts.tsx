import { Group, Title } from '@mantine/core';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { RouterLink } from '../../ui/RouterLink.tsx';

/** Says what is looked at, and leads back to all counts. */
export function BackToCounts({ place, title }: { readonly place: MirrorPlace; readonly title: string }) {
  return (
    <Group gap={12} align="baseline">
      <Title order={2} fz="md">
        {title}
      </Title>
      <RouterLink
        fz="sm"
        to="/w/$workspaceId/coverage"
        params={{ workspaceId: String(place.workspaceId) }}
        search={{ connection: String(place.connectionId) }}
      >
        All counts
      </RouterLink>
    </Group>
  );
}
