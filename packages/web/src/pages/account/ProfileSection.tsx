import { Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { sessionQuery } from '../../api/session.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { SaveButton } from '../../ui/SaveButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { type Me, meQuery } from './account.queries.ts';

/** How one is called. The e-mail address is what the account is known by, and stays. */
export function ProfileSection({ me }: { readonly me: Me }) {
  const [name, setName] = useState(me.displayName);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => call('account.change', { body: { displayName: name.trim() } }),
    onSuccess: () => Promise.all([queryClient.invalidateQueries(meQuery), queryClient.invalidateQueries(sessionQuery)]),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const isChanged = name.trim() !== me.displayName && name.trim() !== '';
  return (
    <Section title="Profile" lead="Colleagues see this name beside what you did.">
      <form onSubmit={submit}>
        <Stack gap={12} maw={420}>
          <TextInput
            label="Your name"
            autoComplete="name"
            maxLength={120}
            required
            withAsterisk={false}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <TextInput label="E-mail" value={me.email} readOnly description="What the account is known by. It cannot be changed." />
          {save.error ? <ProblemPanel error={save.error} /> : null}
          <Group gap={10}>
            <SaveButton isChanged={isChanged} save={save} />
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
