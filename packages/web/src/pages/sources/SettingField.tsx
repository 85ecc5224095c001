import { Fieldset, NumberInput, PasswordInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import type { DraftValue } from './source-draft.ts';
import type { ConnectorField } from './sources.queries.ts';

interface SettingFieldProps {
  readonly field: ConnectorField;
  readonly value: DraftValue;
  readonly onChange: (value: DraftValue) => void;
  /** What is wrong with it; absent: nothing. */
  readonly problem: string | undefined;
  /** Whether a secret is kept: then a blank one stays. */
  readonly isKept: boolean;
}

/** One setting of a tool, drawn from its definition. A secret is masked and never comes back from the hub. */
export function SettingField({ field, value, onChange, problem, isKept }: SettingFieldProps) {
  const { label, help, required, type, placeholder } = field;
  const named = {
    label,
    description: help,
    required: required && !isKept,
    ...(problem === undefined ? {} : { error: problem }),
    ...(placeholder === null ? {} : { placeholder }),
  };
  const text = { ...named, autoComplete: 'off', spellCheck: false, value: String(value) };
  const takeText = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => onChange(currentTarget.value);
  switch (type) {
    case 'secret':
      return (
        <PasswordInput
          {...text}
          description={isKept ? `${help} Kept sealed; left blank, it stays.` : help}
          autoComplete="new-password"
          onChange={takeText}
        />
      );
    case 'choice':
      return (
        <Select
          {...named}
          allowDeselect={!required}
          data={field.choices.map(({ value: choice, label: word }) => ({ value: choice, label: word }))}
          value={value === '' ? null : String(value)}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...named}
          {...(field.least === null ? {} : { min: field.least })}
          {...(field.most === null ? {} : { max: field.most })}
          value={value === '' ? '' : Number(value)}
          onChange={onChange}
        />
      );
    case 'switch':
      return (
        <Switch
          label={label}
          description={help}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      );
    case 'map':
      return <MapField field={field} parts={typeof value === 'object' ? value : {}} onChange={onChange} problem={problem} />;
    default:
      return <TextInput {...text} type={type === 'url' ? 'url' : 'text'} onChange={takeText} />;
  }
}

interface MapFieldProps extends Pick<SettingFieldProps, 'field' | 'onChange' | 'problem'> {
  readonly parts: Readonly<Record<string, string>>;
}

function MapField({ field: { label, help, keys }, parts, onChange, problem }: MapFieldProps) {
  return (
    <Fieldset legend={label} p="md">
      <Stack gap={10}>
        <span>{help}</span>
        {problem === undefined ? null : <strong role="alert">{problem}</strong>}
        {keys.map(({ value, label: word }) => (
          <TextInput
            key={value}
            label={word}
            size="xs"
            autoComplete="off"
            value={parts[value] ?? ''}
            onChange={({ currentTarget }) => onChange({ ...parts, [value]: currentTarget.value })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
