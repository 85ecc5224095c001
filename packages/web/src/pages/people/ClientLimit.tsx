import { ActionIcon, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { X } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { ClientSearch } from './ClientSearch.tsx';
import { clientNameQuery, type LimitClient, type Person, peopleQuery } from './people.queries.ts';

const keyOf = ({ connectionId, clientId }: LimitClient) => `${connectionId}/${clientId}`;

/** Which clients somebody sees. An empty list is nothing, not everything. */
export function ClientLimit({ person }: { readonly person: Person }) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const [clients, setClients] = useState(person.clients);
  const save = useMutation({
    mutationFn: () => call('people.limit', { params: { workspaceId, accountId: person.accountId }, body: { clients } }),
    onSuccess: () => queryClient.invalidateQueries(peopleQuery(workspaceId)),
  });
  const sorted = (list: Person['clients']) => (list === null ? null : list.map(keyOf).sort());
  const isChanged = JSON.stringify(sorted(clients)) !== JSON.stringify(sorted(person.clients));
  const add = (client: LimitClient) =>
    setClients((before) => [...(before ?? []).filter((one) => keyOf(one) !== keyOf(client)), client]);
  return (
    <Section title="Clients" lead="Of the connections that are granted to them. The database itself holds to it.">
      <Stack gap={10}>
        <Radio.Group
          aria-label="Which clients"
          value={clients === null ? 'all' : 'some'}
          onChange={(value) => setClients(value === 'all' ? null : (person.clients ?? []))}
        >
          <Group gap={16}>
            <Radio value="all" label="Every client" />
            <Radio value="some" label="Only these" />
          </Group>
        </Radio.Group>
        {clients === null ? null : (
          <>
            {clients.length === 0 ? <Text fz="sm">None chosen: they would see no record at all.</Text> : null}
            <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
              {clients.map((client) => (
                <Chosen
                  key={keyOf(client)}
                  client={client}
                  onRemove={() => setClients(clients.filter((one) => keyOf(one) !== keyOf(client)))}
                />
              ))}
            </Stack>
            <ClientSearch onChoose={add} />
          </>
        )}
        {save.error ? <ProblemPanel error={save.error} /> : null}
        <Group gap={10}>
          <Button size="xs" disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
            Save
          </Button>
          <Text span fz="sm" role="status">
            {save.isSuccess && !isChanged ? 'Saved. It counts with their next request.' : ''}
          </Text>
        </Group>
      </Stack>
    </Section>
  );
}

function Chosen({ client, onRemove }: { readonly client: LimitClient; readonly onRemove: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(clientNameQuery(workspaceId, client));
  const name = data ?? `Client ${client.clientId} of connection ${client.connectionId}`;
  return (
    <Group component="li" gap={6} wrap="nowrap" justify="space-between">
      <Text fz="sm">{name}</Text>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={`Take ${name} away`} onClick={onRemove}>
        <X size={14} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
