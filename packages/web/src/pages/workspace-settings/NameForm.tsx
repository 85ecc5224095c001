import { Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { sessionQuery } from '../../api/session.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { SaveButton } from '../../ui/SaveButton.tsx';
import { Section } from '../../ui/Section.tsx';

/** What the workspace is called. */
export function NameForm() {
  const { id: workspaceId, name: saved } = useWorkspace();
  const queryClient = useQueryClient();
  const [name, setName] = useState(saved);
  const save = useMutation({
    mutationFn: () => call('workspace-settings.rename', { params: { workspaceId }, body: { name: name.trim() } }),
    onSuccess: () => queryClient.invalidateQueries(sessionQuery),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const isChanged = name.trim() !== saved && name.trim() !== '';
  return (
    <Section title="Name">
      <form onSubmit={submit}>
        <Stack gap={10} maw={420}>
          <TextInput
            label="Name of the workspace"
            maxLength={80}
            required
            withAsterisk={false}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          {save.error ? <ProblemPanel error={save.error} /> : null}
          <Group gap={10}>
            <SaveButton isChanged={isChanged} save={save} />
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
