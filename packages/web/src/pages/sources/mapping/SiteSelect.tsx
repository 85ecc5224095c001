import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { SourcePlace } from '../sources.queries.ts';
import { targetsQuery } from './mapping.queries.ts';

interface SiteSelectProps {
  readonly place: SourcePlace;
  readonly clientId: number;
  /** Undefined: its main site, or the only one. Null: none yet. */
  readonly siteId: number | null | undefined;
  readonly onChoose: (siteId: number | null | undefined) => void;
}

/** At which site of a client new devices come to be. */
export function SiteSelect({ place, clientId, siteId, onChoose }: SiteSelectProps) {
  const { data = [] } = useQuery(targetsQuery(place, { kind: 'site', clientId, limit: 100 }));
  return (
    <Select
      label="Site for new devices"
      allowDeselect={false}
      data={[
        { value: 'usual', label: 'Its main site, or the only one' },
        { value: 'none', label: 'None yet: its devices are left out' },
        ...data.map(({ id, name }) => ({ value: String(id), label: name ?? `Site ${id}` })),
      ]}
      value={siteId === undefined ? 'usual' : siteId === null ? 'none' : String(siteId)}
      onChange={(value) => onChoose(value === 'usual' ? undefined : value === 'none' || value === null ? null : Number(value))}
    />
  );
}
