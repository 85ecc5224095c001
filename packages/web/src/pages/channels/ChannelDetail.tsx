import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AuditDoor } from '../../frame/AuditDoor.tsx';
import { useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Section } from '../../ui/Section.tsx';
import { ChannelActions } from './ChannelActions.tsx';
import { ChannelState } from './ChannelState.tsx';
import { ChannelTest } from './ChannelTest.tsx';
import { type Channel, kindsQuery } from './channels.queries.ts';
import { SigningSecret } from './SigningSecret.tsx';
import { fieldsOf } from './settings-schema.ts';

interface ChannelDetailProps {
  readonly channel: Channel;
  readonly onGone: () => void;
}

/** One channel: how it stands, a test, its settings without their secrets, and what can be done with it. */
export function ChannelDetail({ channel, onGone }: ChannelDetailProps) {
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(kindsQuery(workspaceId));
  const [, change] = useUrlState();
  const kind = data?.kinds.find((one) => one.kind === channel.kind);
  const titles = data?.events.filter(({ name }) => channel.events.includes(name)).map(({ title }) => title);
  return (
    <Stack gap={14}>
      <Group gap={8}>
        <ChannelState channel={channel} />
        <Text fz="sm" c="dimmed">
          {kind?.title ?? channel.kind} to {channel.target}. Last went through <RelativeTime at={channel.lastSuccessAt} />.
        </Text>
      </Group>
      <Group>
        <AuditDoor subject={`channel ${channel.id}`} />
      </Group>
      <Trouble channel={channel} />
      <ChannelTest channel={channel} />
      {kind?.isSigned ? <SigningSecret channel={channel} /> : null}
      <Section title="Settings">
        <Stack gap={6}>
          {kind
            ? fieldsOf(kind).map(({ name, title, isSecret }) => (
                <Text key={name} fz="sm">
                  <b>{title}</b>: {isSecret ? 'kept encrypted, where one was given' : shown(channel.settings[name])}
                </Text>
              ))
            : null}
          <Text fz="sm">
            <b>Tells of</b>: {titles?.join(', ') ?? channel.events.join(', ')}
          </Text>
          {channel.allowHosts.length > 0 ? (
            <Text fz="sm">
              <b>May be private</b>: {channel.allowHosts.join(', ')}
            </Text>
          ) : null}
        </Stack>
      </Section>
      {kind && data ? <ChannelActions channel={channel} kind={kind} events={data.events} onGone={onGone} /> : null}
      <Button
        variant="subtle"
        size="xs"
        onClick={() => change({ tab: 'deliveries', of: String(channel.id), channel: undefined, columns: undefined })}
      >
        What was told by it
      </Button>
    </Stack>
  );
}

function Trouble({ channel: { isEnabled, disabledReason, failingSince, lastError } }: Pick<ChannelDetailProps, 'channel'>) {
  if (isEnabled && !failingSince) return null;
  return (
    <Alert color={isEnabled ? 'sun' : 'red'} title={isEnabled ? 'It lets nothing through' : 'It is switched off'}>
      {disabledReason ?? lastError}
      {failingSince ? (
        <>
          {' '}
          It has failed since <RelativeTime at={failingSince} />.
        </>
      ) : null}
    </Alert>
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return '—';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
