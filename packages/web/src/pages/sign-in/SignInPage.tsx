import { Center, Paper, Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { safeNext } from '../../frame/safe-next.ts';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { Mark } from '../../ui/Mark.tsx';
import { CodeForm } from './CodeForm.tsx';
import { Refused } from './notices.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import classes from './SignInPage.module.css';

/** Signing in: password or single sign-on, then the second factor where the account has one, then to where one was going. */
export function SignInPage() {
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [search] = useUrlState();
  const router = useRouter();
  const queryClient = useQueryClient();
  const title = step === 'password' ? 'Sign in' : 'Second factor';
  useEffect(() => {
    document.title = `${title} · Sundog`;
  }, [title]);
  const enter = () => {
    queryClient.clear();
    const next = safeNext(textOf(search, 'next'));
    // The page behind HaloPSA's button is the hub's own, and no page of the console.
    if (next.startsWith('/connect/')) window.location.assign(next);
    else router.history.push(next);
  };
  return (
    <Center component="main" className={classes['ground'] ?? ''}>
      <Stack gap={18} w="100%" maw={390}>
        <div className={classes['head']}>
          <Mark size={40} />
          <p>
            <b>Sundog</b>
            <span>The integration hub for HaloPSA</span>
          </p>
        </div>
        <Paper withBorder p={24} radius="md">
          <Title order={1} mb={14}>
            {title}
          </Title>
          {textOf(search, 'refused') ? <Refused code={textOf(search, 'refused') ?? ''} /> : null}
          {step === 'password' ? (
            <PasswordForm
              next={safeNext(textOf(search, 'next'))}
              onDone={(outcome) => (outcome === 'done' ? enter() : setStep('code'))}
            />
          ) : (
            <CodeForm onDone={enter} onBack={() => setStep('password')} />
          )}
        </Paper>
        <p className={classes['foot']}>
          <a href="/api/docs">API reference</a>
        </p>
      </Stack>
    </Center>
  );
}
