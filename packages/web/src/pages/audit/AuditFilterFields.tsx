import { Group, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listOf, textOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { type AuditFilter, facetsQuery } from './audit.queries.ts';

const facets = [
  ['actor', 'Who', 200],
  ['verb', 'Did', 180],
  ['subject', 'On', 160],
  ['result', 'Ended', 130],
] as const;

/** Facets with counts, each under the filters of the others, and the days. Words narrow a facet; Enter takes what is typed, `connection 3`. */
export function AuditFilterFields({ filter }: { readonly filter: AuditFilter }) {
  const { id: workspaceId } = useWorkspace();
  const [search, change] = useUrlState();
  const { data } = useQuery({ ...facetsQuery(workspaceId, filter), placeholderData: (before) => before });
  return (
    <Group gap={8} align="end">
      {facets.map(([name, title, width]) => (
        <Facet
          key={name}
          title={title}
          width={width}
          counts={data?.[name] ?? []}
          chosen={listOf(search, name)}
          onChoose={(values) => change({ [name]: values, cursor: undefined })}
        />
      ))}
      {(['since', 'until'] as const).map((name) => (
        <TextInput
          key={name}
          type="date"
          size="xs"
          w={140}
          aria-label={name === 'since' ? 'From this day on' : 'Up to this day'}
          value={textOf(search, name) ?? ''}
          onChange={({ currentTarget }) => change({ [name]: currentTarget.value || undefined, cursor: undefined }, 'typing')}
        />
      ))}
    </Group>
  );
}

interface FacetProps {
  readonly title: string;
  readonly width: number;
  readonly counts: readonly { readonly value: string; readonly rows: number }[];
  readonly chosen: readonly string[];
  readonly onChoose: (values: string[]) => void;
}

function Facet({ title, width, counts, chosen, onChoose }: FacetProps) {
  const known = new Map(counts.map(({ value, rows }) => [value, rows]));
  const values = [...new Set([...known.keys(), ...chosen])];
  return (
    <TagsInput
      aria-label={title}
      {...(chosen.length === 0 ? { placeholder: title } : {})}
      size="xs"
      miw={width}
      maw={320}
      acceptValueOnBlur={false}
      clearable
      limit={100}
      clearButtonProps={{ 'aria-label': `Clear ${title}` }}
      data={values}
      value={[...chosen]}
      onChange={onChoose}
      renderOption={({ option }) => (
        <Group justify="space-between" gap={12} flex={1} wrap="nowrap">
          <span>{option.value}</span>
          <small>{(known.get(option.value) ?? 0).toLocaleString()}</small>
        </Group>
      )}
    />
  );
}
