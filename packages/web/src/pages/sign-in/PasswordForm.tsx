import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LogIn } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { signInDoor } from '../../api/sign-in-door.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { DemoOwner } from './DemoOwner.tsx';
import classes from './SignInPage.module.css';
import { signInOptionsQuery } from './sign-in.queries.ts';

interface PasswordFormProps {
  /** Where to go afterwards; single sign-on carries it along. */
  readonly next: string;
  readonly onDone: (outcome: 'signed-in' | 'second-factor') => void;
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
      {options?.demoOwner ? <DemoOwner owner={options.demoOwner} onUse={(owner) => signIn.mutate(owner)} /> : null}
      <form onSubmit={submit}>
        <Stack gap={12}>
          <TextInput
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          />
          <PasswordInput
            label="Password"
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
      {options && options.providers.length > 0 ? (
        <>
          <p className={classes['or']}>or</p>
          <Stack gap={8}>
            {options.providers.map(({ id, title, address }) => (
              <Button
                key={id}
                component="a"
                href={`${address}?next=${encodeURIComponent(next)}`}
                variant="default"
                leftSection={<LogIn size={16} aria-hidden />}
              >
                Sign in with {title}
              </Button>
            ))}
          </Stack>
        </>
      ) : null}
    </>
  );
}
