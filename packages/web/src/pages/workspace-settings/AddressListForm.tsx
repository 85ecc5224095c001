import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Plus, X } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { SaveButton } from '../../ui/SaveButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { type AddressList, addressesQuery } from './workspace-settings.queries.ts';

interface Line {
  /** Tells lines apart while they are typed. */
  readonly key: number;
  readonly network: string;
  readonly note: string;
}

let lastKey = 0;
const lineOf = (network: string, note: string): Line => ({ key: ++lastKey, network, note });
const wordsOf = (lines: readonly { readonly network: string; readonly note: string }[]) =>
  JSON.stringify(lines.map(({ network, note }) => [network.trim(), note.trim()]));

/** From where the workspace may be reached. None: from everywhere. A list without one's own address is refused. */
export function AddressListForm({ list: { addresses, yours } }: { readonly list: AddressList }) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const [lines, setLines] = useState<readonly Line[]>(() => addresses.map(({ network, note }) => lineOf(network, note)));
  const save = useMutation({
    mutationFn: () => {
      const wanted = lines.filter(({ network }) => network.trim() !== '');
      const body = { addresses: wanted.map(({ network, note }) => ({ network: network.trim(), note: note.trim() })) };
      return call('workspace-settings.set-addresses', { params: { workspaceId }, body });
    },
    onSuccess: () => queryClient.invalidateQueries(addressesQuery(workspaceId)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const isChanged = wordsOf(lines) !== wordsOf(addresses);
  const add = (network: string, note: string) => setLines((before) => [...before, lineOf(network, note)]);
  const edit = (line: Line) => setLines((before) => before.map((one) => (one.key === line.key ? line : one)));
  return (
    <Section
      title="Address list"
      lead={`From which networks this workspace may be reached, by people and by keys. None: from everywhere. You come from ${yours}.`}
    >
      <form onSubmit={submit}>
        <Stack gap={10}>
          {lines.length === 0 ? <Text fz="sm">It may be reached from everywhere.</Text> : null}
          {lines.map((line) => (
            <AddressLine
              key={line.key}
              line={line}
              onChange={edit}
              onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
            />
          ))}
          {save.error ? <ProblemPanel error={save.error} /> : null}
          <Group gap={8}>
            <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={() => add('', '')}>
              Add a network
            </Button>
            <Button variant="default" onClick={() => add(yours, 'Where I am')}>
              Add my address
            </Button>
            <SaveButton isChanged={isChanged} save={save} />
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

interface AddressLineProps {
  readonly line: Line;
  readonly onChange: (line: Line) => void;
  readonly onRemove: () => void;
}

function AddressLine({ line, onChange, onRemove }: AddressLineProps) {
  return (
    <Group gap={8} wrap="nowrap">
      <TextInput
        aria-label="Network"
        placeholder="203.0.113.0/24"
        maxLength={60}
        spellCheck={false}
        w={220}
        value={line.network}
        onChange={({ currentTarget }) => onChange({ ...line, network: currentTarget.value })}
      />
      <TextInput
        aria-label={`Note on ${line.network || 'the network'}`}
        placeholder="Note: the office"
        maxLength={200}
        flex={1}
        value={line.note}
        onChange={({ currentTarget }) => onChange({ ...line, note: currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={`Take ${line.network || 'the empty line'} away`}
        onClick={onRemove}
      >
        <X size={15} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
