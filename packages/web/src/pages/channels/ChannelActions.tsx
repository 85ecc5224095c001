import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { type Channel, type ChannelKind, type ChannelKinds, channelsQuery } from './channels.queries.ts';
import { EditChannel } from './EditChannel.tsx';

interface ChannelActionsProps {
  readonly channel: Channel;
  readonly kind: ChannelKind;
  readonly events: ChannelKinds['events'];
  readonly onGone: () => void;
}

/** Change, switch off and on, remove. */
export function ChannelActions({ channel, kind, events, onGone }: ChannelActionsProps) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<'edit' | 'remove' | null>(null);
  const params = { workspaceId, channelId: channel.id };
  const refresh = () => queryClient.invalidateQueries(channelsQuery(workspaceId));
  const flip = useMutation({
    mutationFn: () => call('channels.edit', { params, body: { isEnabled: !channel.isEnabled } }),
    onSuccess: refresh,
  });
  const waiting = (channel.deliveries.queued ?? 0) + (channel.deliveries.failed ?? 0);
  return (
    <>
      {flip.error ? <ProblemPanel error={flip.error} /> : null}
      <Group gap={8}>
        <Button size="xs" variant="default" onClick={() => setStep('edit')}>
          Change
        </Button>
        <Button size="xs" variant="default" loading={flip.isPending} onClick={() => flip.mutate()}>
          {channel.isEnabled ? 'Switch off' : 'Switch on'}
        </Button>
        <Button size="xs" variant="light" color="red" onClick={() => setStep('remove')}>
          Remove
        </Button>
      </Group>
      {step === 'edit' ? <EditChannel channel={channel} kind={kind} events={events} onClose={() => setStep(null)} /> : null}
      <ConfirmDialog
        isOpen={step === 'remove'}
        onClose={() => setStep(null)}
        title={`Remove the channel ${channel.name}?`}
        verb="Remove"
        onConfirm={async () => {
          await call('channels.remove', { params });
          await refresh();
          onGone();
        }}
      >
        Its secrets go with it, and {waiting === 0 ? 'nothing waits' : `${waiting.toLocaleString()} messages that wait`} to be
        told there.
      </ConfirmDialog>
    </>
  );
}
