import { Button, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { signInDoor } from '../../api/sign-in-door.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { type OwnSession, sessionsQuery } from './account.queries.ts';
import { nameBrowser } from './name-browser.ts';

/** Where one is signed in, and the way to end it there. */
export function Sessions() {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(sessionsQuery);
  const end = useMutation({
    mutationFn: async ({ id, isThisOne }: OwnSession) => {
      if (!isThisOne) return call('account.end-session', { params: { sessionId: id } });
      await signInDoor.signOut();
      window.location.assign('/sign-in');
    },
    onSuccess: () => queryClient.invalidateQueries(sessionsQuery),
  });
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={140} radius="md" aria-label="Your sessions are on their way" />;
  return (
    <Section
      title="Where you are signed in"
      lead="A session ends after 12 hours unused, and after 30 days in any case. One that you do not know: end it and change your password."
    >
      {end.error ? <ProblemPanel error={end.error} /> : null}
      <ShortTable label="Your sessions" heads={['Browser', 'Address', 'By', 'Last used', 'Signed in', 'Ends', 'Actions']}>
        {data.map((session) => (
          <Table.Tr key={session.id}>
            <Table.Th scope="row">
              <Tooltip label={session.userAgent ?? 'It did not say what it is'} multiline maw={420}>
                <span>{nameBrowser(session.userAgent)}</span>
              </Tooltip>{' '}
              {session.isThisOne ? <StatusBadge meaning="good">this one</StatusBadge> : null}
            </Table.Th>
            <Table.Td>{session.ip}</Table.Td>
            <Table.Td>{session.method === 'password' ? 'password' : 'single sign-on'}</Table.Td>
            <Table.Td>
              <RelativeTime at={session.seenAt} />
            </Table.Td>
            <Table.Td>
              <RelativeTime at={session.createdAt} />
            </Table.Td>
            <Table.Td>
              <RelativeTime at={session.expiresAt} />
            </Table.Td>
            <Table.Td>
              <Button
                size="xs"
                variant="default"
                aria-label={`${session.isThisOne ? 'Sign out' : 'End'}: ${nameBrowser(session.userAgent)}, ${session.ip}`}
                loading={end.isPending && end.variables.id === session.id}
                onClick={() => end.mutate(session)}
              >
                {session.isThisOne ? 'Sign out' : 'End'}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </ShortTable>
      <Text span role="status" fz="sm">
        {end.isSuccess ? 'Ended.' : ''}
      </Text>
    </Section>
  );
}
