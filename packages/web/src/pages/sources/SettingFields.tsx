import { SettingField } from './SettingField.tsx';
import type { DraftValues } from './source-draft.ts';
import type { ConnectorField } from './sources.queries.ts';

interface SettingFieldsProps {
  readonly fields: readonly ConnectorField[];
  readonly values: DraftValues;
  readonly onChange: (values: DraftValues) => void;
  /** By the names of settings. */
  readonly problems: Readonly<Record<string, string>>;
  /** The names of the secrets that are kept. */
  readonly keptSecrets: readonly string[];
}

/** The settings of any tool, drawn from its definition. */
export function SettingFields({ fields, values, onChange, problems, keptSecrets }: SettingFieldsProps) {
  return fields.map((field) => (
    <SettingField
      key={field.name}
      field={field}
      value={values[field.name] ?? ''}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
      problem={problems[field.name]}
      isKept={keptSecrets.includes(field.name)}
    />
  ));
}
