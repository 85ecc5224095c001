import { Checkbox, Text, TextInput } from '@mantine/core';
import { useMay } from '../../frame/workspace.ts';
import type { ChannelKind, ChannelKinds } from './channels.queries.ts';
import { EventChoice } from './EventChoice.tsx';
import { SettingFields } from './SettingFields.tsx';
import { fieldsOf, type SettingValues } from './settings-schema.ts';

/** A channel as it is typed. */
export interface ChannelDraft {
  readonly name: string;
  readonly values: SettingValues;
  readonly events: readonly string[];
  readonly allowHost: boolean;
}

interface ChannelFormProps {
  readonly kind: ChannelKind;
  readonly events: ChannelKinds['events'];
  readonly draft: ChannelDraft;
  readonly onChange: (draft: ChannelDraft) => void;
  readonly hasSecrets: boolean;
}

/** The fields of a channel: its name, the settings of its kind, and of what it tells. */
export function ChannelForm({ kind, events, draft, onChange, hasSecrets }: ChannelFormProps) {
  const mayAllowHosts = useMay('manage-workspace');
  return (
    <>
      <Text fz="sm" c="dimmed">
        {kind.summary}
      </Text>
      <TextInput
        label="Name"
        placeholder="on-call"
        required
        value={draft.name}
        onChange={({ currentTarget }) => onChange({ ...draft, name: currentTarget.value })}
      />
      <SettingFields
        fields={fieldsOf(kind)}
        values={draft.values}
        onChange={(values) => onChange({ ...draft, values })}
        hasSecrets={hasSecrets}
      />
      {mayAllowHosts ? (
        <Checkbox
          label="This receiver stands in a private network"
          description="Lets the hub send to this very host and port although it is private, unencrypted or on a port of its own."
          checked={draft.allowHost}
          onChange={({ currentTarget }) => onChange({ ...draft, allowHost: currentTarget.checked })}
        />
      ) : null}
      <EventChoice events={events} chosen={draft.events} onChoose={(names) => onChange({ ...draft, events: names })} />
    </>
  );
}
