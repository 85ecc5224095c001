import { Group, MultiSelect, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../ui/FormDialog.tsx';
import type { FieldMapEntry, ShownFieldMap } from './field-map.queries.ts';
import { choicesOf, conflictWords, directionWords, namesFrom, overwriteWords } from './field-map-words.ts';
import { TransformSteps } from './TransformSteps.tsx';

interface EntryDialogProps {
  readonly shown: ShownFieldMap;
  readonly entry: FieldMapEntry;
  /** Fields of HaloPSA that other lines go to. */
  readonly taken: readonly string[];
  readonly onDone: (entry: FieldMapEntry) => void;
  readonly onClose: () => void;
}

/** One line of the field map. Nothing is saved yet when it closes: the lines are saved together. */
export function EntryDialog({ shown, entry, taken, onDone, onClose }: EntryDialogProps) {
  const [draft, setDraft] = useState(entry);
  const from = namesFrom(draft);
  const known = shown.sourceFields.map(({ name, title, count }) => ({
    value: name,
    label: count === null ? title : `${title} (on ${count.toLocaleString()})`,
  }));
  const unknown = from.filter((name) => !known.some(({ value }) => value === name)).map((name) => ({ value: name, label: name }));
  const targets = shown.targets.map(({ field, label, type }) => ({
    value: field,
    label: `${label} (${type})`,
    disabled: taken.includes(field),
  }));
  return (
    <FormDialog
      title={entry.to === '' ? 'New line' : 'Change line'}
      verb="Take over"
      size="lg"
      isReady={from.length > 0 && draft.to !== ''}
      onSubmit={async () => onDone({ ...draft, from: from.length === 1 ? (from[0] ?? '') : [...from] })}
      onClose={onClose}
    >
      <MultiSelect
        label="From"
        description="Fields of the source. Of several, transforms make one value."
        searchable
        maxValues={10}
        data={[...known, ...unknown]}
        value={[...from]}
        onChange={(names) => setDraft({ ...draft, from: names })}
      />
      <Select
        label="To"
        description="A field of the asset in HaloPSA."
        searchable
        required
        allowDeselect={false}
        data={targets}
        value={draft.to || null}
        onChange={(to) => setDraft({ ...draft, to: to ?? '' })}
      />
      <EntryRules draft={draft} onChange={setDraft} />
      <TransformSteps
        steps={draft.transforms}
        kinds={shown.transforms}
        onChange={(transforms) => setDraft({ ...draft, transforms: [...transforms] })}
      />
    </FormDialog>
  );
}

interface EntryRulesProps {
  readonly draft: FieldMapEntry;
  readonly onChange: (draft: FieldMapEntry) => void;
}

/** Which way a line goes, and what it may overwrite. */
function EntryRules({ draft, onChange }: EntryRulesProps) {
  return (
    <>
      <Group grow align="start" gap={12}>
        <Select
          label="Direction"
          allowDeselect={false}
          data={choicesOf(directionWords)}
          value={draft.direction}
          onChange={(direction) => onChange({ ...draft, direction: direction ?? draft.direction })}
        />
        <Select
          label="Overwrite"
          allowDeselect={false}
          data={choicesOf(overwriteWords)}
          value={draft.overwrite}
          onChange={(overwrite) => onChange({ ...draft, overwrite: overwrite ?? draft.overwrite })}
        />
      </Group>
      <Group grow align="start" gap={12}>
        <Select
          label="Where both sides changed"
          allowDeselect={false}
          data={choicesOf(conflictWords)}
          value={draft.onConflict}
          onChange={(onConflict) => onChange({ ...draft, onConflict: onConflict ?? draft.onConflict })}
        />
        <NumberInput
          label="Authority"
          description="Of several sources the lowest number says it."
          min={1}
          max={1_000}
          allowDecimal={false}
          value={draft.authority}
          onChange={(authority) => typeof authority === 'number' && onChange({ ...draft, authority })}
        />
      </Group>
    </>
  );
}
