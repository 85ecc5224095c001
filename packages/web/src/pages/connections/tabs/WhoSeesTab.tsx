import { Stack } from '@mantine/core';
import { GrantsTab } from './GrantsTab.tsx';
import { OtherWorkspaces } from './OtherWorkspaces.tsx';
import type { TabProps } from './tab-props.ts';

/** Who may see what the connection brings: people of this workspace, and other workspaces. */
export function WhoSeesTab({ place, connection }: TabProps) {
  return (
    <Stack gap={16}>
      <GrantsTab place={place} />
      <OtherWorkspaces place={place} connection={connection} />
    </Stack>
  );
}
