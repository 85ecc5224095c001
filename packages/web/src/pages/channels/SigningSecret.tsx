import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { ShownOnce } from '../../ui/ShownOnce.tsx';
import type { Channel } from './channels.queries.ts';

/** Another signing secret: for a day messages are signed with both, or the former ends at once where it is known to others. */
export function SigningSecret({ channel }: { readonly channel: Channel }) {
  const { id: workspaceId } = useWorkspace();
  const [asking, setAsking] = useState<'slowly' | 'at-once' | null>(null);
  const rotate = useMutation({
    mutationFn: (isAtOnce: boolean) =>
      call('channels.rotate', {
        params: { workspaceId, channelId: channel.id },
        body: isAtOnce ? { graceMinutes: 0 } : {},
      }),
  });
  return (
    <Section title="Signing secret" lead="The receiver knows by it that a message comes from this hub.">
      <Stack gap={10}>
        {rotate.data ? (
          <>
            <ShownOnce what="signing secret" secret={rotate.data.signingSecret} />
            <Text fz="sm">
              {rotate.data.formerUntil ? (
                <>
                  Messages are signed with the former one as well; that ends <RelativeTime at={rotate.data.formerUntil} />.
                </>
              ) : (
                'The former one signs nothing any more.'
              )}
            </Text>
          </>
        ) : null}
        <Group gap={8}>
          <Button size="xs" variant="default" onClick={() => setAsking('slowly')}>
            New secret
          </Button>
          <Button size="xs" variant="subtle" color="red" onClick={() => setAsking('at-once')}>
            New secret, and end the former at once
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        title="Make a new signing secret?"
        verb="Make it"
        onConfirm={async () => {
          await rotate.mutateAsync(asking === 'at-once');
        }}
      >
        {asking === 'at-once'
          ? 'Until the receiver knows the new one, it refuses what comes.'
          : 'For a day messages are signed with both, so that the receiver can change over.'}
      </ConfirmDialog>
    </Section>
  );
}
