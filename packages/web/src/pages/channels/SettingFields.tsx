import { NumberInput, PasswordInput, Select, TagsInput, TextInput } from '@mantine/core';
import type { SettingField, SettingValues } from './settings-schema.ts';

interface SettingFieldsProps {
  readonly fields: readonly SettingField[];
  readonly values: SettingValues;
  readonly onChange: (values: SettingValues) => void;
  /** Whether secrets are kept: then a blank one stays. */
  readonly hasSecrets: boolean;
}

/** The settings of any kind of channel, drawn from their definition. */
export function SettingFields({ fields, values, onChange, hasSecrets }: SettingFieldsProps) {
  return fields.map((field) => (
    <Field
      key={field.name}
      field={field}
      value={values[field.name] ?? ''}
      hasSecrets={hasSecrets}
      onChange={(value) => onChange({ ...values, [field.name]: value })}
    />
  ));
}

interface FieldProps {
  readonly field: SettingField;
  readonly value: string | number | readonly string[];
  readonly hasSecrets: boolean;
  readonly onChange: (value: string | number | readonly string[]) => void;
}

function Field({ field: { title, type, isSecret, isRequired, choices }, value, hasSecrets, onChange }: FieldProps) {
  const named = { label: title, required: isRequired && !(isSecret && hasSecrets) };
  if (isSecret)
    return (
      <PasswordInput
        {...named}
        description={
          hasSecrets
            ? 'Left blank, it stays, as long as the channel leads to the same place.'
            : 'Kept encrypted, and never shown.'
        }
        autoComplete="new-password"
        value={String(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  if (type === 'list')
    return (
      <TagsInput
        {...named}
        required={false}
        withAsterisk={isRequired}
        description="Enter after each."
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        value={Array.isArray(value) ? [...value] : []}
        onChange={onChange}
      />
    );
  if (type === 'choice')
    return (
      <Select
        {...named}
        allowDeselect={!isRequired}
        data={[...choices]}
        value={value === '' ? null : String(value)}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  if (type === 'number')
    return <NumberInput {...named} allowDecimal={false} value={value === '' ? '' : Number(value)} onChange={onChange} />;
  return (
    <TextInput
      {...named}
      autoComplete="off"
      spellCheck={false}
      value={String(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
