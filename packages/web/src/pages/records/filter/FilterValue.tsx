import { Select, TextInput } from '@mantine/core';
import type { FilterOperator } from '@sundog/api';
import type { RecordColumn } from '../../../definition-views/mirror.queries.ts';

interface FilterValueProps {
  readonly column: RecordColumn;
  readonly is: FilterOperator;
  readonly typed: string;
  readonly onType: (text: string) => void;
}

/** The field for the value of a filter: yes or no, a moment, a number, a text, or several with commas between. */
export function FilterValue({ column: { type }, is, typed, onType }: FilterValueProps) {
  if (is === 'empty' || type === 'flag')
    return (
      <Select
        label="Value"
        size="xs"
        comboboxProps={{ withinPortal: false }}
        data={[
          { value: 'yes', label: 'yes' },
          { value: 'no', label: 'no' },
        ]}
        value={typed === '' ? null : typed}
        onChange={(next) => onType(next ?? '')}
      />
    );
  const takesMany = is === 'in' || is === 'not-in';
  return (
    <TextInput
      label="Value"
      size="xs"
      type={type === 'instant' ? 'datetime-local' : 'text'}
      inputMode={type === 'text' || type === 'html' || takesMany ? 'text' : 'decimal'}
      description={takesMany ? 'Several, with commas between.' : undefined}
      value={typed}
      onChange={({ currentTarget }) => onType(currentTarget.value)}
    />
  );
}
