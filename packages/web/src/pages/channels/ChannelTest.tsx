import { Alert, Button, Code, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Send } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { Section } from '../../ui/Section.tsx';
import { type Channel, channelsQuery } from './channels.queries.ts';

/** Sends a test message, and shows what the receiver answered. */
export function ChannelTest({ channel }: { readonly channel: Channel }) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const test = useMutation({
    mutationFn: () => call('channels.test', { params: { workspaceId, channelId: channel.id } }),
    onSettled: () => queryClient.invalidateQueries(channelsQuery(workspaceId)),
  });
  return (
    <Section
      title="Test"
      lead="Sends one message now, also while the channel is switched off."
      actions={
        <Button size="xs" leftSection={<Send size={14} aria-hidden />} loading={test.isPending} onClick={() => test.mutate()}>
          Send a test
        </Button>
      }
    >
      {test.error ? <ProblemPanel error={test.error} /> : null}
      {test.data ? (
        <Alert
          role="status"
          color={test.data.isSent ? 'sky' : 'red'}
          title={test.data.isSent ? 'It went through' : 'It did not go through'}
        >
          <Stack gap={6}>
            <Text fz="sm">{test.data.sentence}</Text>
            {test.data.answer === '' ? null : <Code block>{test.data.answer}</Code>}
          </Stack>
        </Alert>
      ) : null}
    </Section>
  );
}
