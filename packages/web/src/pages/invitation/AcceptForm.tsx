import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';

interface AcceptFormProps {
  readonly token: string;
  /** Who is signed in; null: nobody, and an account is made. */
  readonly person: { readonly email: string } | null;
  readonly invitedEmail: string;
  readonly onAccepted: () => void;
}

/** Accepts, as who is signed in or with a new account. */
export function AcceptForm({ token, person, invitedEmail, onAccepted }: AcceptFormProps) {
  const [displayName, setDisplayName] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const accept = useMutation({
    mutationFn: () => call('sign-in.accept-invitation', { body: person ? { token } : { token, displayName, password } }),
    onSuccess: ({ workspaceId }) => {
      onAccepted();
      queryClient.clear();
      void navigate({ to: '/w/$workspaceId/overview', params: { workspaceId: String(workspaceId) }, replace: true });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        {person ? (
          <Text fz="sm">You are signed in as {person.email}.</Text>
        ) : (
          <>
            {/* Lets a password manager know whose password it is. */}
            <input type="text" name="username" autoComplete="username" value={invitedEmail} readOnly hidden />
            <TextInput
              label="Your name"
              autoComplete="name"
              required
              withAsterisk={false}
              maxLength={120}
              value={displayName}
              onChange={({ currentTarget }) => setDisplayName(currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              description="12 characters or more; a sentence is good."
              autoComplete="new-password"
              required
              withAsterisk={false}
              value={password}
              onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            />
          </>
        )}
        {accept.error ? <ProblemPanel error={accept.error} /> : null}
        <Button type="submit" loading={accept.isPending}>
          Accept the invitation
        </Button>
      </Stack>
    </form>
  );
}
