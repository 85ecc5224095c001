import { Group, NumberInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { SaveButton } from '../../ui/SaveButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { type FieldMapPlace, fieldMapQuery, type Planning, type ShownFieldMap } from './field-map.queries.ts';

interface PlanningFormProps {
  readonly place: FieldMapPlace;
  readonly shown: ShownFieldMap;
  readonly mayChange: boolean;
}

const switches = [
  ['createAssets', 'Make assets for devices that have none'],
  ['createTypes', 'Make asset types that are missing'],
  ['planAutomatically', 'Plan by itself after each reading'],
] as const;

/** What plans of the source may do besides writing fields. */
export function PlanningForm({ place, shown, mayChange }: PlanningFormProps) {
  const queryClient = useQueryClient();
  const saved = shown.map.planning;
  const [draft, setDraft] = useState<Planning>(saved);
  const save = useMutation({
    mutationFn: () => call('field-map.set', { params: place, body: { planning: draft } }),
    onSuccess: () => queryClient.invalidateQueries(fieldMapQuery(place)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const types = Object.entries(draft.assetTypes);
  return (
    <Section title="What plans may do" lead="A plan is looked at and approved before anything is written, whatever stands here.">
      <form onSubmit={submit}>
        <Stack gap={12} maw={480}>
          {switches.map(([name, label]) => (
            <Switch
              key={name}
              label={label}
              disabled={!mayChange}
              checked={draft[name]}
              onChange={({ currentTarget }) => setDraft({ ...draft, [name]: currentTarget.checked })}
            />
          ))}
          <NumberInput
            label="Set assets inactive after so many days"
            description="Counted from when the source lists the device no more. Empty: never."
            min={0}
            max={3_650}
            allowDecimal={false}
            disabled={!mayChange}
            value={draft.inactivateAfterDays ?? ''}
            onChange={(days) => setDraft({ ...draft, inactivateAfterDays: typeof days === 'number' ? days : null })}
          />
          {types.map(([name, type]) => (
            <TextInput key={name} label={`Asset type of “${name}”`} readOnly value={`number ${type} of HaloPSA`} />
          ))}
          {save.error ? <ProblemPanel error={save.error} /> : null}
          {mayChange ? (
            <Group gap={12}>
              <SaveButton isChanged={JSON.stringify(draft) !== JSON.stringify(saved)} save={save} />
            </Group>
          ) : (
            <Text fz="sm" c="dimmed">
              It is changed by whoever may decide what belongs together.
            </Text>
          )}
        </Stack>
      </form>
    </Section>
  );
}
