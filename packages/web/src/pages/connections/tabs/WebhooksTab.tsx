import { Alert, Button, Group, List, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import type { CallAnswer } from '../../../api/route-types.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { NothingYet } from '../../../ui/EmptyStates.tsx';
import { Plus, Webhook } from '../../../ui/icons.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { ShownOnce } from '../../../ui/ShownOnce.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { WideTable } from '../../../ui/WideTable.tsx';
import { webhooksQuery } from '../connections.queries.ts';
import type { TabProps } from './tab-props.ts';

type Created = CallAnswer<'webhooks.create'>;

/** What tells of changes before the next look: how to set it up in HaloPSA, what came by it, and how old that is. */
export function WebhooksTab({ place }: TabProps) {
  const mayManage = useMay('manage-sync');
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(webhooksQuery(place));
  const [created, setCreated] = useState<Created | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const refresh = () => queryClient.invalidateQueries(webhooksQuery(place));
  const create = useMutation({
    mutationFn: () => call('webhooks.create', { params: place, body: {} }),
    onSuccess: (made) => {
      setCreated(made);
      return refresh();
    },
  });
  const rotate = useMutation({
    mutationFn: (name: string) => call('webhooks.rotate', { params: { ...place, name }, body: {} }),
    onSuccess: (made) => {
      setCreated(made);
      return refresh();
    },
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  const failure = create.error ?? rotate.error;
  const add = mayManage ? (
    <Button
      leftSection={<Plus size={15} aria-hidden />}
      disabled={!data?.publicUrl}
      loading={create.isPending}
      onClick={() => create.mutate()}
    >
      New webhook
    </Button>
  ) : null;
  return (
    <Stack gap={16}>
      <Group justify="space-between" gap={12}>
        <Text fz="sm" c="dimmed" maw={640}>
          A webhook is a hint: what it names is read again before it is believed, and polling goes on behind it.
        </Text>
        {data && data.items.length > 0 ? add : null}
      </Group>
      {data && data.publicUrl === null ? (
        <Alert color="sun" icon={<Webhook size={18} aria-hidden />} title="This hub does not know by what address it is reached">
          Set SUNDOG_PUBLIC_URL to the address by which HaloPSA reaches this hub, and start it again. Until then changes are found
          by polling alone.
        </Alert>
      ) : null}
      {failure ? <ProblemPanel error={failure} /> : null}
      {created ? <Instructions created={created} /> : null}
      {data?.items.length === 0 && !created ? (
        <NothingYet title="No webhook yet" action={add}>
          With one, a change in HaloPSA is seen here within seconds instead of minutes.
        </NothingYet>
      ) : null}
      {data && data.items.length > 0 ? (
        <WideTable label="Webhooks" minWidth={720}>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                {['Name', 'Last delivery', 'Received', 'Read', 'Ignored', 'Failed', 'State', ''].map((title) => (
                  <Table.Th key={title} scope="col">
                    {title || 'Actions'}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((hook) => (
                <Table.Tr key={hook.name}>
                  <Table.Th scope="row">{hook.name}</Table.Th>
                  <Table.Td>
                    <RelativeTime at={hook.lastAt} />
                  </Table.Td>
                  <Table.Td>{hook.received.toLocaleString()}</Table.Td>
                  <Table.Td>{hook.read.toLocaleString()}</Table.Td>
                  <Table.Td>{hook.ignored.toLocaleString()}</Table.Td>
                  <Table.Td>{hook.failed.toLocaleString()}</Table.Td>
                  <Table.Td>
                    <HookState hook={hook} />
                  </Table.Td>
                  <Table.Td>
                    {mayManage ? (
                      <Group gap={6} wrap="nowrap">
                        <Button size="xs" variant="default" loading={rotate.isPending} onClick={() => rotate.mutate(hook.name)}>
                          New secret
                        </Button>
                        <Button size="xs" variant="subtle" color="red" onClick={() => setRemoving(hook.name)}>
                          Remove
                        </Button>
                      </Group>
                    ) : null}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      ) : null}
      <ConfirmDialog
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        title={`Remove the webhook ${removing ?? ''}?`}
        verb="Remove"
        onConfirm={async () => {
          await call('webhooks.remove', { params: { ...place, name: removing ?? '' } });
          await refresh();
        }}
      >
        What HaloPSA sends to its address is refused from then on. Remove it in HaloPSA as well, under Configuration &gt;
        Integrations &gt; Webhooks.
      </ConfirmDialog>
    </Stack>
  );
}

function HookState({ hook }: { readonly hook: CallAnswer<'webhooks.list'>['items'][number] }) {
  if (hook.waitingSince) return <StatusBadge meaning="busy">reading</StatusBadge>;
  if (hook.lastAt === null) return <StatusBadge meaning="quiet">nothing came yet</StatusBadge>;
  if (hook.lastReason) return <StatusBadge meaning="look">{hook.lastReason}</StatusBadge>;
  return <StatusBadge meaning="good">works</StatusBadge>;
}

/** What to enter in HaloPSA, field by field, with the secret this once. */
function Instructions({ created }: { readonly created: Created }) {
  return (
    <Paper withBorder p="md">
      <Title order={2} fz="md" mb={8}>
        Enter this in HaloPSA
      </Title>
      <List type="ordered" spacing={4} fz="sm">
        <List.Item>Configuration &gt; Integrations &gt; Webhooks &gt; New</List.Item>
        <List.Item>
          Payload URL: <code>{created.url}</code> <CopyButton text={created.url} what="the address" />
        </List.Item>
        <List.Item>Method POST, content type application/json</List.Item>
        <List.Item>
          Authentication: Basic, user name <code>{created.username}</code>, password as below
        </List.Item>
        <List.Item>Events: those of tickets, clients, users and assets that are to be seen at once</List.Item>
      </List>
      <ShownOnce what="webhook secret" secret={created.secret} />
    </Paper>
  );
}
