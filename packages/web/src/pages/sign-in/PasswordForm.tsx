import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type SignInStep, signInDoor } from '../../api/sign-in-door.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { DemoOwner } from './DemoOwner.tsx';
import { OwnerMissing, Unsafe } from './notices.tsx';
import { Providers } from './Providers.tsx';
import { signInOptionsQuery } from './sign-in.queries.ts';

interface PasswordFormProps {
  /** Where to go afterwards; single sign-on carries it along. */
  readonly next: string;
  readonly onDone: (outcome: SignInStep) => void;
}

/** E-mail and password, and the other ways in. Pasting and password managers work (WCAG 3.3.8). */
export function PasswordForm({ next, onDone }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { data: options, error: optionsError } = useQuery(signInOptionsQuery);
  const signIn = useMutation({ mutationFn: signInDoor.withPassword, onSuccess: onDone });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };
  return (
    <>
      {options?.isSafe === false ? <Unsafe /> : null}
      {options?.isOwnerMissing ? <OwnerMissing /> : null}
      {options?.demo ? <DemoOwner owner={options.demo} onUse={(owner) => signIn.mutate(owner)} /> : null}
      <form onSubmit={submit}>
        <Stack gap={12}>
          <TextInput
            label="E-mail"
            withAsterisk={false}
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            withAsterisk={false}
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          />
          {signIn.error ? <ProblemPanel error={signIn.error} /> : null}
          {optionsError ? <ProblemPanel error={optionsError} /> : null}
          <Button type="submit" loading={signIn.isPending}>
            Sign in
          </Button>
        </Stack>
      </form>
      {options && options.providers.length > 0 ? <Providers providers={options.providers} next={next} /> : null}
    </>
  );
}
