import { Button, Group, Modal, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';
import { useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { ShownOnce } from '../../ui/ShownOnce.tsx';
import { type ChannelDraft, ChannelForm } from './ChannelForm.tsx';
import { type ChannelKinds, channelsQuery, kindsQuery } from './channels.queries.ts';
import { fieldsOf, typedOf, valuesOf } from './settings-schema.ts';

type Made = CallAnswer<'channels.create'>;

/** Adds a channel of any kind. Where it leads is looked at before it is kept; nothing is sent. */
export function AddChannel({ onClose }: { readonly onClose: () => void }) {
  const { id: workspaceId } = useWorkspace();
  const { data, error } = useQuery(kindsQuery(workspaceId));
  const [, change] = useUrlState();
  const [made, setMade] = useState<Made | null>(null);
  const open = (channel: Made) => {
    onClose();
    change({ tab: undefined, channel: String(channel.id) });
  };
  const settle = (channel: Made) => (channel.signingSecret === null ? open(channel) : setMade(channel));
  if (made) return <SecretOnce made={made} onClose={() => open(made)} />;
  if (data) return <AddForm kinds={data} onClose={onClose} onMade={settle} />;
  return (
    <Modal opened onClose={onClose} title="Add a channel">
      {error ? <ProblemPanel error={error} /> : <Skeleton height={160} aria-label="The kinds are on their way" />}
    </Modal>
  );
}

interface AddFormProps {
  readonly kinds: ChannelKinds;
  readonly onClose: () => void;
  readonly onMade: (channel: Made) => void;
}

function AddForm({ kinds: { kinds, events }, onClose, onMade }: AddFormProps) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const [kindName, setKindName] = useState(kinds[0]?.kind ?? '');
  const [draft, setDraft] = useState<ChannelDraft>({
    name: '',
    values: {},
    events: events.map(({ name }) => name),
    allowHost: false,
  });
  const kind = kinds.find((one) => one.kind === kindName);
  if (!kind) return null;
  const fields = fieldsOf(kind);
  // What holds without a word, under what was typed; of another kind what has the same name is taken along.
  const values = { ...valuesOf(fields, {}), ...draft.values };
  const add = async () => {
    const { name, events: chosen, allowHost } = draft;
    const typed = typedOf(fields, values, {});
    const body = { name: name.trim(), kind: kind.kind, ...typed, events: [...chosen], allowHost };
    const channel = await call('channels.create', { params: { workspaceId }, body });
    await queryClient.invalidateQueries(channelsQuery(workspaceId));
    onMade(channel);
  };
  return (
    <FormDialog
      title="Add a channel"
      verb="Add it"
      size="lg"
      onClose={onClose}
      onSubmit={add}
      isReady={draft.name.trim() !== '' && draft.events.length > 0}
    >
      <SegmentedControl
        aria-label="Kind"
        fullWidth
        data={kinds.map((one) => ({ value: one.kind, label: one.title }))}
        value={kindName}
        onChange={setKindName}
      />
      <ChannelForm kind={kind} events={events} draft={{ ...draft, values }} onChange={setDraft} hasSecrets={false} />
    </FormDialog>
  );
}

function SecretOnce({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={`The channel ${made.name}`} size="lg">
      <Stack gap={12}>
        <ShownOnce what="signing secret" secret={made.signingSecret ?? ''} />
        <Text fz="sm">The receiver checks the signature with it, as docs/channels.md shows. Then send a test message.</Text>
        <Group justify="end">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
