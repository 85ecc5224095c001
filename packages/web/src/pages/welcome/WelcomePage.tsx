import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { signInDoor } from '../../api/sign-in-door.ts';
import { Mark } from '../../ui/Mark.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';

/** Where the link of the terminal leads: makes the first owner. Its token stands behind the `#`, which no server and no log ever sees. */
export function WelcomePage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [given, setGiven] = useState({ email: '', displayName: '', password: '' });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  useEffect(() => {
    document.title = 'Welcome · Sundog';
  }, []);
  const make = useMutation({
    mutationFn: signInDoor.makeFirstOwner,
    onSuccess: () => {
      queryClient.clear();
      void navigate({ to: '/', replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ token, ...given });
  };
  const field = (name: keyof typeof given) => ({
    value: given[name],
    required: true,
    withAsterisk: false,
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      const { value } = currentTarget;
      setGiven((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <Center component="main" mih="100vh" p={16}>
      <Paper withBorder p={24} radius="md" w="100%" maw={420}>
        <Mark size={36} />
        <Title order={1} mt={8}>
          Welcome to Sundog
        </Title>
        <Text c="dimmed" mb={14}>
          Whoever fills this in owns this hub. The link works once.
        </Text>
        <form onSubmit={submit}>
          <Stack gap={12}>
            <TextInput label="E-mail" type="email" autoComplete="username" {...field('email')} />
            <TextInput label="Your name" autoComplete="name" {...field('displayName')} />
            <PasswordInput
              label="Password"
              description="12 characters or more; a sentence is good."
              autoComplete="new-password"
              {...field('password')}
            />
            {token === '' ? <Text fz="sm">This address lacks its end. Copy the whole link from the terminal.</Text> : null}
            {make.error ? <ProblemPanel error={make.error} /> : null}
            <Button type="submit" loading={make.isPending} disabled={token === ''}>
              Become the owner
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
