import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { LogIn } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { providersQuery } from './account.queries.ts';

/** Connects the account with the identity provider of the workspace: only its person can, signed in by password. */
export function ProviderLink() {
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(providersQuery);
  const start = useMutation({
    mutationFn: () =>
      call('sign-in.start-single-sign-on', { body: { workspaceId, link: true, next: `/w/${workspaceId}/account` } }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const provider = data?.find((one) => one.workspaceId === workspaceId);
  if (!provider) return null;
  return (
    <Section title="Single sign-on" lead={`Once connected, you may sign in to this workspace with ${provider.name} as well.`}>
      {start.error ? <ProblemPanel error={start.error} /> : null}
      <Group>
        <Button
          variant="default"
          leftSection={<LogIn size={16} aria-hidden />}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          Connect with {provider.name}
        </Button>
      </Group>
    </Section>
  );
}
