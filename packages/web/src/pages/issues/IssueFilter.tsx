import { Group, Select } from '@mantine/core';
import type { UrlSearch } from '../../frame/url-state.ts';
import type { Issue } from './issues.queries.ts';

/** What an issue may be, in the order of the list. */
export const states = [
  { value: 'open', label: 'Open' },
  { value: 'dismissed', label: 'Dismissed' },
  { value: 'cleared', label: 'Cleared' },
] as const;

interface IssueFilterProps {
  readonly state: Issue['state'];
  readonly entity: string | undefined;
  /** Those that are listed: they name the kinds that there are. */
  readonly issues: readonly Issue[];
  readonly onChange: (change: UrlSearch) => void;
}

/** Which issues are listed: by state, and by kind of record. */
export function IssueFilter({ state, entity, issues, onChange }: IssueFilterProps) {
  const entities = [...new Set(issues.map((one) => one.entity))].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
  return (
    <Group gap={8}>
      <Select
        aria-label="State"
        size="xs"
        w={130}
        allowDeselect={false}
        data={[...states]}
        value={state}
        onChange={(value) => onChange({ state: value ?? undefined })}
      />
      <Select
        aria-label="Kind of record"
        placeholder="Every kind"
        size="xs"
        w={180}
        clearable
        data={entities}
        value={entity ?? null}
        onChange={(value) => onChange({ entity: value ?? undefined })}
      />
    </Group>
  );
}
