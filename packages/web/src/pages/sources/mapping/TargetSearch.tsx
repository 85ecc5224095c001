import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Search } from '../../../ui/icons.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import type { SourcePlace } from '../sources.queries.ts';
import { type MappingKind, type MappingTarget, targetsQuery } from './mapping.queries.ts';

interface TargetSearchProps {
  readonly place: SourcePlace;
  readonly kind: MappingKind;
  readonly label: string;
  /** The name that one begins with: its first word finds most. */
  readonly first: string;
  readonly onChoose: (target: MappingTarget) => void;
}

/** A field that finds records of HaloPSA by their names. Arrows move, Enter chooses. */
export function TargetSearch({ place, kind, label, first, onChoose }: TargetSearchProps) {
  const [text, setText] = useState(() => first.split(/\s+/).find((word) => word.length > 2) ?? first);
  const [asked] = useDebouncedValue(text.trim(), 200);
  const { data = [], error } = useQuery(targetsQuery(place, { kind, text: asked, limit: 20 }));
  const combobox = useCombobox({ defaultOpened: true });
  if (error) return <ProblemPanel error={error} />;
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(id) => {
        const found = data.find((one) => String(one.id) === id);
        if (!found) return;
        combobox.closeDropdown();
        setText(found.name ?? `#${found.id}`);
        onChoose(found);
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          type="search"
          leftSection={<Search size={14} aria-hidden />}
          value={text}
          data-autofocus
          onFocus={({ currentTarget }) => currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown mah={300} style={{ overflowY: 'auto' }}>
        <Combobox.Options aria-label={label}>
          {data.length === 0 ? <Combobox.Empty>Nothing in HaloPSA is called so.</Combobox.Empty> : null}
          {data.map(({ id, name, isInactive }) => (
            <Combobox.Option key={id} value={String(id)}>
              {name ?? 'without a name'}{' '}
              <Text span fz="xs" c="dimmed">
                #{id}
                {isInactive ? ', inactive' : ''}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
