import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { NoPermission } from '../../../ui/EmptyStates.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { ConnectionForm } from '../ConnectionForm.tsx';
import { type ConnectionDraft, changesOf, draftOf } from '../connection-draft.ts';
import { connectionQuery, connectionsQuery } from '../connections.queries.ts';
import { TestProgress } from '../TestProgress.tsx';
import { useTest } from '../use-test.ts';
import type { TabProps } from './tab-props.ts';

/** Everything about a connection that can be changed. A change can be tested before it is saved, and is tested when it is. */
export function SettingsTab({ place, connection }: TabProps) {
  const mayManage = useMay('manage-connections');
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<ConnectionDraft>(() => draftOf(connection));
  const [isRemoving, setRemoving] = useState(false);
  const { state: test, run } = useTest();
  if (!mayManage)
    return (
      <NoPermission
        needs="Connect HaloPSA, change, check and remove connections"
        grantedBy="an owner or admin of this workspace"
      />
    );
  const changes = changesOf(connection, draft);
  const isChanged = Object.keys(changes).length > 0 || draft.secret !== '';
  const send = async (how: { readonly isTrial?: boolean; readonly saveWith?: 'warnings' | 'errors' }) => {
    const result = await run('connections.edit', {
      params: place,
      body: { changes, secret: draft.secret === '' ? null : draft.secret, ...how },
    });
    if (!result?.saved) return;
    await Promise.all([
      queryClient.invalidateQueries(connectionQuery(place)),
      queryClient.invalidateQueries(connectionsQuery(place.workspaceId)),
    ]);
    setDraft((now) => ({ ...now, secret: '' }));
  };
  return (
    <Stack gap={18} maw={720}>
      <ConnectionForm draft={draft} onChange={setDraft} secretHint={<SecretHint connection={connection} />} />
      <TestProgress test={test} />
      <Group gap={8} pos="sticky" bottom={0} py={8} bg="var(--mantine-color-body)">
        <Button variant="default" loading={test.isRunning} onClick={() => void send({ isTrial: true })}>
          Test
        </Button>
        <Button disabled={!isChanged} loading={test.isRunning} onClick={() => void send({ saveWith: 'warnings' })}>
          Test and save
        </Button>
        {test.result && !test.result.saved && test.result.maySaveWithErrors ? (
          <Button variant="default" onClick={() => void send({ saveWith: 'errors' })}>
            Save all the same
          </Button>
        ) : null}
        <Text fz="sm" {...(isChanged ? {} : { c: 'dimmed' })} role="status">
          {isChanged
            ? `Not saved: ${[...Object.keys(changes), ...(draft.secret === '' ? [] : ['secret'])].join(', ')}`
            : 'Nothing is changed.'}
        </Text>
      </Group>
      <Paper withBorder p="md">
        <Title order={2} fz="md" mb={6}>
          Remove
        </Title>
        <Text fz="sm" mb={10}>
          Takes the connection, its secret and its rows away here. HaloPSA is not touched.
        </Text>
        <Button color="red" variant="light" onClick={() => setRemoving(true)}>
          Remove this connection
        </Button>
      </Paper>
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={`Remove the connection ${connection.name}?`}
        verb="Remove"
        typed={connection.name}
        onConfirm={async () => {
          await call('connections.remove', { params: place, body: { confirmName: connection.name, keepData: false } });
          await queryClient.invalidateQueries(connectionsQuery(place.workspaceId));
          await navigate({ to: '/w/$workspaceId/connections', params: { workspaceId: String(place.workspaceId) } });
        }}
      >
        Its rows and their history go for good. What HaloPSA holds stays as it is.
      </ConfirmDialog>
    </Stack>
  );
}

function SecretHint({ connection: { secret } }: Pick<TabProps, 'connection'>) {
  if (!secret) return <>No secret is kept.</>;
  return (
    <>
      Kept since <RelativeTime at={secret.keptAt} />
      {secret.expiresAt ? (
        <>
          , ends <RelativeTime at={secret.expiresAt} />
        </>
      ) : null}
      . Left blank, it stays.
    </>
  );
}
