import { Button, Drawer, Fieldset, Group, JsonInput, Select, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import type { SourcePlace } from '../sources.queries.ts';
import { ChangeCounts } from './ChangeCounts.tsx';
import { type MappingSettings, type MappingSettingsPatch, mappingKey, mappingSettingsQuery } from './mapping.queries.ts';
import { deviceKeyWords, readRules, referencesOf, rulesText } from './mapping-settings-draft.ts';
import { kinds, kindWords } from './mapping-words.ts';
import { sayOutcome } from './say-outcome.ts';

interface MappingSettingsDrawerProps {
  readonly place: SourcePlace;
  readonly mayMap: boolean;
  readonly onClose: () => void;
}

/** How a source is matched. Nothing is saved before what it would change was shown. */
export function MappingSettingsDrawer({ place, mayMap, onClose }: MappingSettingsDrawerProps) {
  const { data, error } = useQuery(mappingSettingsQuery(place));
  return (
    <Drawer opened onClose={onClose} title="How it is matched" position="right" size="lg">
      {error ? <ProblemPanel error={error} /> : null}
      {data ? (
        <SettingsForm place={place} mayMap={mayMap} kept={data} />
      ) : error ? null : (
        <Skeleton height={240} aria-label="The settings are on their way" />
      )}
    </Drawer>
  );
}

interface SettingsFormProps extends Pick<MappingSettingsDrawerProps, 'place' | 'mayMap'> {
  readonly kept: MappingSettings;
}

function SettingsForm({ place, mayMap, kept }: SettingsFormProps) {
  const queryClient = useQueryClient();
  const [autoLink, setAutoLink] = useState(kept.settings.autoLink);
  const [deviceKeys, setDeviceKeys] = useState(kept.settings.deviceKeys);
  const [rules, setRules] = useState(() => rulesText(kept.settings.rules));
  const parsed = readRules(rules);
  const patch: MappingSettingsPatch = { autoLink, deviceKeys, ...(parsed === null ? {} : { rules: parsed }) };
  const preview = useMutation({ mutationFn: () => call('mapping.preview-settings', { params: place, body: patch }) });
  const save = useMutation({
    mutationFn: () => call('mapping.save-settings', { params: place, body: patch }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: mappingKey(place) }),
  });
  const touched =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      preview.reset();
      save.reset();
    };
  const error = preview.error ?? save.error;
  return (
    <Stack gap={14}>
      <AutoLinkFields autoLink={autoLink} isFixed={!mayMap} onChange={touched(setAutoLink)} />
      <DeviceKeyFields kept={kept} deviceKeys={deviceKeys} isFixed={!mayMap} onChange={touched(setDeviceKeys)} />
      <JsonInput
        label="Parts of the match rules that differ"
        description="JSON by company, user and asset; docs/matching.md says what can differ. {} is what the hub says."
        autosize
        minRows={2}
        disabled={!mayMap}
        value={rules}
        error={parsed === null ? 'This is no JSON object.' : undefined}
        onChange={touched(setRules)}
      />
      {error ? <ProblemPanel error={error} /> : null}
      {preview.data ? (
        <Stack gap={8} role="status">
          <ChangeCounts
            parts={[
              ['links would come', preview.data.added],
              ['links would go', preview.data.removed],
              ['links would move', preview.data.moved],
            ]}
          />
          <Text fz="xs" c="dimmed">
            What people decided stays.
          </Text>
        </Stack>
      ) : null}
      {mayMap ? (
        <Group gap={8}>
          <Button variant="default" loading={preview.isPending} disabled={parsed === null} onClick={() => preview.mutate()}>
            What would change?
          </Button>
          <Button loading={save.isPending} disabled={!preview.data || save.isSuccess} onClick={() => save.mutate()}>
            Save
          </Button>
          <Text fz="sm" role="status">
            {save.data ? `Saved. ${sayOutcome(save.data)}` : ''}
          </Text>
        </Group>
      ) : null}
    </Stack>
  );
}

interface AutoLinkFieldsProps {
  readonly autoLink: MappingSettings['settings']['autoLink'];
  readonly isFixed: boolean;
  readonly onChange: (autoLink: MappingSettings['settings']['autoLink']) => void;
}

function AutoLinkFields({ autoLink, isFixed, onChange }: AutoLinkFieldsProps) {
  return (
    <Fieldset legend="A rule links by itself what is sure enough">
      <Stack gap={8}>
        {kinds.map((kind) => (
          <Switch
            key={kind}
            label={kindWords[kind].title}
            disabled={isFixed}
            checked={autoLink[kind]}
            onChange={({ currentTarget }) => onChange({ ...autoLink, [kind]: currentTarget.checked })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

interface DeviceKeyFieldsProps {
  readonly kept: MappingSettings;
  readonly deviceKeys: MappingSettings['settings']['deviceKeys'];
  readonly isFixed: boolean;
  readonly onChange: (deviceKeys: MappingSettings['settings']['deviceKeys']) => void;
}

function DeviceKeyFields({ kept, deviceKeys, isFixed, onChange }: DeviceKeyFieldsProps) {
  const data = referencesOf(kept.assetFields);
  return (
    <Fieldset legend="Where in an asset values stand">
      <Stack gap={8}>
        {deviceKeyWords.map(([name, label]) => (
          <Select
            key={name}
            size="xs"
            label={label}
            searchable
            clearable
            disabled={isFixed}
            placeholder="nowhere"
            data={data}
            value={(name in deviceKeys ? deviceKeys[name] : kept.deviceKeys[name]) ?? null}
            onChange={(value) => onChange({ ...deviceKeys, [name]: value })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
