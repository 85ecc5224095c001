import { Select } from '@mantine/core';
import type { EntityDefinition } from '../../definition-views/mirror.queries.ts';

interface EntityChooserProps {
  readonly entities: readonly EntityDefinition[];
  readonly name: string;
  readonly onChoose: (name: string) => void;
}

/** Chooses a kind of record, by its name or by the area that it belongs to. */
export function EntityChooser({ entities, name, onChoose }: EntityChooserProps) {
  const areas = [...new Set(entities.map(({ area }) => area))];
  const data = areas.map((area) => ({
    group: area.charAt(0).toUpperCase() + area.slice(1),
    items: entities.filter((one) => one.area === area).map((one) => ({ value: one.name, label: one.title })),
  }));
  return (
    <Select
      aria-label="Kind of record"
      size="xs"
      w={230}
      searchable
      allowDeselect={false}
      maxDropdownHeight={420}
      nothingFoundMessage="No kind of this name."
      data={data}
      value={name}
      onChange={(chosen) => chosen !== null && onChoose(chosen)}
    />
  );
}
