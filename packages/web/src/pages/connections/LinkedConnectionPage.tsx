import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { AuditDoor } from '../../frame/AuditDoor.tsx';
import { useMay } from '../../frame/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Page } from '../../ui/Page.tsx';
import { RouterButton } from '../../ui/RouterButton.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import type { ConnectionPlace } from './connections.queries.ts';
import { GrantsTab } from './tabs/GrantsTab.tsx';
import type { LinkedConnection } from './use-linked-connection.ts';

interface LinkedConnectionPageProps {
  readonly place: ConnectionPlace;
  readonly connection: LinkedConnection;
}

/** A connection of another workspace: its records are read here, and who reads them is said here; all else is done where it belongs. */
export function LinkedConnectionPage({ place, connection: { name, fromWorkspace, isSeen } }: LinkedConnectionPageProps) {
  const params = { workspaceId: String(place.workspaceId), connectionId: String(place.connectionId) };
  const mayManage = useMay('manage-connections');
  const mayRead = useMay('read-data');
  return (
    <Page
      title={name}
      lead={`Shown by the workspace ${fromWorkspace}. Its records are read here; its settings and its sync are looked after there.`}
      trail={[
        <RouterLink key="all" to="/w/$workspaceId/connections" params={{ workspaceId: params.workspaceId }}>
          Connections
        </RouterLink>,
      ]}
      actions={
        <>
          {isSeen && mayRead ? (
            <RouterButton size="xs" to="/w/$workspaceId/data/$connectionId/$entity" params={{ ...params, entity: 'client' }}>
              Its records
            </RouterButton>
          ) : null}
          <AuditDoor subject={`connection ${place.connectionId}`} />
        </>
      }
    >
      <Stack gap={16}>
        {mayManage ? (
          <>
            <GrantsTab place={place} />
            <LetGo place={place} name={name} fromWorkspace={fromWorkspace} />
          </>
        ) : (
          <Text fz="sm">Who sees it here is said by an owner or admin of this workspace.</Text>
        )}
      </Stack>
    </Page>
  );
}

interface LetGoProps extends Pick<LinkedConnectionPageProps, 'place'>, Pick<LinkedConnection, 'name' | 'fromWorkspace'> {}

function LetGo({ place: { workspaceId, connectionId }, name, fromWorkspace }: LetGoProps) {
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (
    <Section
      title="Let it go"
      lead={`It is then shown here no longer, until ${fromWorkspace} shows it anew. Nothing is deleted there.`}
    >
      <Button color="red" variant="light" onClick={() => setAsking(true)}>
        Let go of this connection
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Let go of ${name}?`}
        verb="Let go"
        onConfirm={async () => {
          await call('links.leave', { params: { workspaceId, takenId: connectionId } });
          await navigate({ to: '/w/$workspaceId/connections', params: { workspaceId: String(workspaceId) } });
          await Promise.all(
            ['connections', 'taken-links', 'grants'].map((first) => queryClient.invalidateQueries({ queryKey: [first] })),
          );
        }}
      >
        What was granted of it in this workspace goes, limits to its clients too.
      </ConfirmDialog>
    </Section>
  );
}
