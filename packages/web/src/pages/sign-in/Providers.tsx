import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { signInDoor } from '../../api/sign-in-door.ts';
import { LogIn } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import classes from './SignInPage.module.css';

interface ProvidersProps {
  readonly providers: readonly { readonly workspaceId: number; readonly name: string }[];
  readonly next: string;
}

/** The ways in by somebody else's sign-in page; the browser goes there and comes back. */
export function Providers({ providers, next }: ProvidersProps) {
  const start = useMutation({
    mutationFn: signInDoor.startSingleSignOn,
    onSuccess: (url) => window.location.assign(url),
  });
  return (
    <>
      <p className={classes['or']}>or</p>
      <Stack gap={8}>
        {start.error ? <ProblemPanel error={start.error} /> : null}
        {providers.map(({ workspaceId, name }) => (
          <Button
            key={workspaceId}
            variant="default"
            leftSection={<LogIn size={16} aria-hidden />}
            loading={start.isPending}
            onClick={() => start.mutate({ workspaceId, next })}
          >
            Sign in with {name}
          </Button>
        ))}
      </Stack>
    </>
  );
}
