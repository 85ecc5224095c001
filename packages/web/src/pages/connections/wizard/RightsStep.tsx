import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { type ConnectionPlace, connectionQuery } from '../connections.queries.ts';
import { PermissionsTab } from '../tabs/PermissionsTab.tsx';

/** What HaloPSA permits. One may go on with less: what is missing stays dark, and says so. */
export function RightsStep({ place, onDone }: { readonly place: ConnectionPlace; readonly onDone: () => void }) {
  const { data, error, refetch } = useQuery(connectionQuery(place));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} mt={8} radius="md" aria-label="Permissions are on their way" />;
  return (
    <Stack gap={16} mt={8}>
      <PermissionsTab place={place} connection={data} />
      <Group>
        <Button onClick={onDone}>Go on</Button>
      </Group>
    </Stack>
  );
}
