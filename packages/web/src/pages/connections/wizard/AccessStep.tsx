import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { type ConnectionPlace, connectionQuery } from '../connections.queries.ts';
import { GrantsTab } from '../tabs/GrantsTab.tsx';

/** Who may see what the connection brings. One may go on as it is: then only whoever connected it does. */
export function AccessStep({ place, onDone }: { readonly place: ConnectionPlace; readonly onDone: () => void }) {
  const { data, error, refetch } = useQuery(connectionQuery(place));
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} mt={8} radius="md" aria-label="Who may see it is on its way" />;
  return (
    <Stack gap={16} mt={8}>
      <GrantsTab place={place} />
      <Group>
        <Button onClick={onDone}>Go on</Button>
      </Group>
    </Stack>
  );
}
