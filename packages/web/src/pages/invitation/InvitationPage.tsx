import { Button, Center, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { sessionQuery } from '../../api/session.ts';
import { Mark } from '../../ui/Mark.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { AcceptForm } from './AcceptForm.tsx';
import { forgetToken, takeToken } from './kept-token.ts';

/** Where the link of an invitation leads: into the workspace, with the account that is there or a new one. The link opens once. */
export function InvitationPage() {
  const [token] = useState(takeToken);
  useEffect(() => {
    document.title = 'Invitation · Sundog';
  }, []);
  const { data, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call('sign-in.read-invitation', { body: { token } }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Signed out is no problem here: then an account is made, or one signs in first.
  const session = useQuery({ ...sessionQuery, retry: false });
  const person = session.data?.person ?? null;
  const isLooking = token !== '' && ((!data && !error) || session.isPending);
  return (
    <Center component="main" mih="100vh" p={16}>
      <Paper withBorder p={24} radius="md" w="100%" maw={420}>
        <Mark size={36} />
        <Title order={1} mt={8}>
          You are invited
        </Title>
        {token === '' ? <Text>This address lacks its end. Copy the whole link from the invitation.</Text> : null}
        {isLooking ? <Skeleton height={120} mt={12} aria-label="The invitation is on its way" /> : null}
        {error ? <ProblemPanel error={error} /> : null}
        {data && !isLooking ? (
          <>
            <Text c="dimmed" mb={14}>
              To the workspace <b>{data.workspaceName}</b> as {data.role}, for {data.email}.
            </Text>
            {data.hasAccount && !person ? (
              <>
                <Text fz="sm" mb={12}>
                  There is an account with this address. Sign in with it; you come back here.
                </Text>
                <Button component="a" href="/sign-in?next=/invitation">
                  Sign in
                </Button>
              </>
            ) : (
              <AcceptForm token={token} person={person} invitedEmail={data.email} onAccepted={forgetToken} />
            )}
          </>
        ) : null}
      </Paper>
    </Center>
  );
}
