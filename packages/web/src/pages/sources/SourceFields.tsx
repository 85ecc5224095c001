import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useMay } from '../../frame/workspace.ts';
import { SettingFields } from './SettingFields.tsx';
import { type DraftValues, problemsOf } from './source-draft.ts';
import type { ConnectorDefinition } from './sources.queries.ts';

/** A source as it is typed. */
export interface SourceDraft {
  readonly name: string;
  readonly values: DraftValues;
  readonly goneAfterDays: number | null;
  readonly allowHost: boolean;
}

interface SourceFieldsProps {
  readonly connector: ConnectorDefinition;
  readonly draft: SourceDraft;
  readonly onChange: (draft: SourceDraft) => void;
  readonly keptSecrets: readonly string[];
  /** What the hub refused, by the names of settings. */
  readonly refused: Readonly<Record<string, string>>;
  /** Whether what is missing is said: not before somebody has tried. */
  readonly isJudged: boolean;
}

/** Everything about a source that is typed: name, the settings of its tool, when what is missing is gone, and whether it may be private. */
export function SourceFields({ connector, draft, onChange, keptSecrets, refused, isJudged }: SourceFieldsProps) {
  const mayAllowHosts = useMay('manage-workspace');
  const problems = isJudged ? problemsOf(connector.settings, draft.values, keptSecrets) : {};
  return (
    <>
      <TextInput
        label="Name"
        description="What it is called here."
        required
        maxLength={60}
        value={draft.name}
        error={isJudged && draft.name.trim() === '' ? 'It is needed.' : undefined}
        onChange={({ currentTarget }) => onChange({ ...draft, name: currentTarget.value })}
      />
      <SettingFields
        fields={connector.settings}
        values={draft.values}
        onChange={(values) => onChange({ ...draft, values })}
        problems={{ ...refused, ...problems }}
        keptSecrets={keptSecrets}
      />
      <NumberInput
        label="Gone after days"
        description="How long a record is missing before it is called gone. Empty: as is usual for the tool; 0: at once."
        min={0}
        max={3650}
        value={draft.goneAfterDays ?? ''}
        onChange={(value) => onChange({ ...draft, goneAfterDays: typeof value === 'number' ? value : null })}
      />
      {mayAllowHosts && connector.kind !== 'file' && connector.kind !== 'push' ? (
        <Checkbox
          label="This tool stands in a private network"
          description="Lets the hub ask this very host and port although it is private or unencrypted. Lost when the address changes."
          checked={draft.allowHost}
          onChange={({ currentTarget }) => onChange({ ...draft, allowHost: currentTarget.checked })}
        />
      ) : null}
    </>
  );
}
