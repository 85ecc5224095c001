import { Button, Select, Stack } from '@mantine/core';
import type { FilterOperator, RecordFilter } from '@sundog/api';
import { useState } from 'react';
import type { RecordColumn } from '../../../definition-views/mirror.queries.ts';
import { nameOperator } from '../../../definition-views/record-filters.ts';
import { FilterValue } from './FilterValue.tsx';
import { readFilterValue } from './read-filter-value.ts';

interface FilterFormProps {
  readonly columns: readonly RecordColumn[];
  readonly onAdd: (filter: RecordFilter) => void;
}

/** One more filter: a column, what is asked of it, and the value, each by the type of the column. */
export function FilterForm({ columns, onAdd }: FilterFormProps) {
  const [name, setName] = useState<string | null>(null);
  const [asked, setAsked] = useState<FilterOperator | null>(null);
  const [typed, setTyped] = useState('');
  const column = columns.find((one) => one.name === name);
  const is = asked ?? column?.operators[0] ?? 'equals';
  const value = column ? readFilterValue(typed, is, column.type) : null;
  const choose = (next: string | null) => {
    setName(next);
    setAsked(null);
    setTyped('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (column && value !== null) onAdd({ column: column.name, is, value });
      }}
    >
      <Stack gap={10}>
        <Select
          label="Column"
          size="xs"
          searchable
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          data={columns.filter(({ operators }) => operators.length > 0).map((one) => ({ value: one.name, label: one.title }))}
          value={name}
          onChange={choose}
        />
        {column ? (
          <>
            <Select
              label="Condition"
              size="xs"
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              data={column.operators.map((one) => ({ value: one, label: nameOperator(one, column.type) }))}
              value={is}
              onChange={(next) => {
                setAsked(next as FilterOperator);
                setTyped('');
              }}
            />
            <FilterValue column={column} is={is} typed={typed} onType={setTyped} />
          </>
        ) : null}
        <Button type="submit" size="xs" disabled={value === null}>
          Add the filter
        </Button>
      </Stack>
    </form>
  );
}
