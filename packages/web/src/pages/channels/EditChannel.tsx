import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { type ChannelDraft, ChannelForm } from './ChannelForm.tsx';
import { type Channel, type ChannelKind, type ChannelKinds, channelsQuery } from './channels.queries.ts';
import { fieldsOf, typedOf, valuesOf } from './settings-schema.ts';

interface EditChannelProps {
  readonly channel: Channel;
  readonly kind: ChannelKind;
  readonly events: ChannelKinds['events'];
  readonly onClose: () => void;
}

/** Changes a channel. Moved to another place it loses what was allowed for the former, and wants its password again. */
export function EditChannel({ channel, kind, events, onClose }: EditChannelProps) {
  const { id: workspaceId } = useWorkspace();
  const queryClient = useQueryClient();
  const fields = fieldsOf(kind);
  const wasAllowed = channel.allowHosts.length > 0;
  const [draft, setDraft] = useState<ChannelDraft>({
    name: channel.name,
    values: valuesOf(fields, channel.settings),
    events: channel.events,
    allowHost: wasAllowed,
  });
  const save = async () => {
    const { settings, secrets } = typedOf(fields, draft.values, channel.settings);
    const changed = Object.entries(settings).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(channel.settings[name]),
    );
    const body = {
      ...(draft.name.trim() === channel.name ? {} : { name: draft.name.trim() }),
      settings: Object.fromEntries(changed),
      secrets,
      events: [...draft.events],
      ...(draft.allowHost === wasAllowed ? {} : { allowHost: draft.allowHost }),
    };
    await call('channels.edit', { params: { workspaceId, channelId: channel.id }, body });
    await queryClient.invalidateQueries(channelsQuery(workspaceId));
    onClose();
  };
  return (
    <FormDialog
      title={`Change ${channel.name}`}
      verb="Save"
      size="lg"
      onClose={onClose}
      onSubmit={save}
      isReady={draft.name.trim() !== '' && draft.events.length > 0}
    >
      <ChannelForm kind={kind} events={events} draft={draft} onChange={setDraft} hasSecrets />
    </FormDialog>
  );
}
