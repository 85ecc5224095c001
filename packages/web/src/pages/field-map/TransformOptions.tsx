import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TransformStep } from './field-map.queries.ts';
import { optionsOf, type TransformOption, tableOfText, textOfTable, textOfValue, valueOfText } from './transform-options.ts';

interface TransformOptionsProps {
  /** JSON Schema, as the hub gives it. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly options: TransformStep['options'];
  readonly onChange: (options: TransformStep['options']) => void;
}

/** The options of any transform, drawn from their definition. What is taken away holds as the definition says. */
export function TransformOptions({ schema, options, onChange }: TransformOptionsProps) {
  return optionsOf(schema).map((option) => (
    <Option
      key={option.name}
      option={option}
      value={options[option.name]}
      onChange={(value) => {
        const { [option.name]: _, ...others } = options;
        onChange(value === undefined || value === '' ? others : { ...others, [option.name]: value });
      }}
    />
  ));
}

interface OptionProps {
  readonly option: TransformOption;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Option({ option: { name, kind, isRequired, choices, preset }, value, onChange }: OptionProps) {
  const [typed, setTyped] = useState(() => (kind === 'table' ? textOfTable(value) : textOfValue(value)));
  const usual = preset === undefined ? undefined : textOfValue(preset);
  const named = { label: name, required: isRequired, size: 'xs' as const };
  if (kind === 'flag')
    return (
      <Switch
        size="xs"
        label={name}
        checked={(value ?? preset ?? false) === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    );
  if (kind === 'choice')
    return (
      <Select
        {...named}
        allowDeselect={!isRequired}
        placeholder={usual ?? ''}
        data={[...choices]}
        value={typeof value === 'string' ? value : null}
        onChange={(chosen) => onChange(chosen ?? undefined)}
      />
    );
  if (kind === 'number')
    return (
      <NumberInput
        {...named}
        placeholder={usual ?? ''}
        allowDecimal={false}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
      />
    );
  if (kind === 'table')
    return (
      <Textarea
        {...named}
        description="A line for each: known = other"
        autosize
        minRows={2}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          onChange(tableOfText(currentTarget.value));
        }}
      />
    );
  return (
    <TextInput
      {...named}
      placeholder={usual ?? ''}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(kind === 'value' ? valueOfText(currentTarget.value) : currentTarget.value);
      }}
    />
  );
}
