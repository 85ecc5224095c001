import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { type Me, sessionsQuery } from './account.queries.ts';

const nothing = { current: '', password: '' };

/** Another password. Whoever was signed in with the former one, elsewhere, is signed out. */
export function PasswordSection({ me }: { readonly me: Me }) {
  const [given, setGiven] = useState(nothing);
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: () => call('account.change-password', { body: given }),
    onSuccess: () => {
      setGiven(nothing);
      return queryClient.invalidateQueries(sessionsQuery);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const field = (name: keyof typeof nothing) => ({
    value: given[name],
    required: true,
    withAsterisk: false,
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      const { value } = currentTarget;
      setGiven((before) => ({ ...before, [name]: value }));
    },
  });
  const ended = save.data?.sessionsEnded;
  return (
    <Section title="Password" lead="Changing it ends every session but this one.">
      <form onSubmit={submit}>
        {/* Lets a password manager know whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
        <Stack gap={12} maw={420}>
          <PasswordInput label="Password now" autoComplete="current-password" {...field('current')} />
          <PasswordInput
            label="New password"
            description="12 characters or more; a sentence is good. One that can be guessed is refused."
            autoComplete="new-password"
            {...field('password')}
          />
          {save.error ? <ProblemPanel error={save.error} /> : null}
          <Group gap={10}>
            <Button type="submit" loading={save.isPending} disabled={given.current === '' || given.password === ''}>
              Change the password
            </Button>
            <Text span fz="sm" role="status">
              {ended === undefined ? '' : `Changed. ${ended} other ${ended === 1 ? 'session was' : 'sessions were'} ended.`}
            </Text>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
