import { Group, Select, TextInput } from '@mantine/core';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { Search } from '../../ui/icons.ts';
import { outcomeWords, sayChanges, signWords } from './plan-words.ts';
import type { PlanReview } from './plans.queries.ts';

/** Which changes are shown: by sign, client, kind of record, outcome, text, and those that were left out or have conflicts. */
export function ChangeFilters({ plan: { clients, entities } }: { readonly plan: PlanReview }) {
  const [search, change] = useUrlState();
  const pick = (name: string) => ({
    size: 'xs' as const,
    clearable: true,
    value: textOf(search, name) ?? null,
    onChange: (value: string | null) => change({ [name]: value ?? undefined, cursor: undefined, change: undefined }),
  });
  return (
    <Group gap={8} role="search" aria-label="Changes">
      <TextInput
        size="xs"
        w={170}
        aria-label="Text"
        placeholder="Title, reason, key"
        leftSection={<Search size={13} aria-hidden />}
        value={textOf(search, 'q') ?? ''}
        onChange={({ currentTarget }) => change({ q: currentTarget.value || undefined, cursor: undefined }, 'typing')}
      />
      <Select
        {...pick('sign')}
        w={120}
        aria-label="Sign"
        placeholder="Every sign"
        data={Object.entries(signWords).map(([value, label]) => ({ value, label: `${value} ${label}` }))}
      />
      <Select
        {...pick('client')}
        w={190}
        searchable
        aria-label="Client"
        placeholder="Every client"
        data={clients.map(({ id, name, counts }) => ({
          value: String(id ?? 0),
          label: `${nameOfClient(id, name)}: ${sayChanges(counts.create + counts.update + counts.delete)}`,
        }))}
      />
      {entities.length > 1 ? (
        <Select
          {...pick('entity')}
          w={150}
          aria-label="Kind of record"
          placeholder="Every kind"
          data={entities.map((value) => ({ value, label: value.replaceAll(/[-_]/g, ' ') }))}
        />
      ) : null}
      <Select
        {...pick('outcome')}
        w={160}
        aria-label="Outcome"
        placeholder="Every outcome"
        data={[
          { value: 'open', label: 'not settled' },
          ...Object.entries(outcomeWords).map(([value, [, label]]) => ({ value, label })),
        ]}
      />
      <Select
        {...pick('only')}
        w={140}
        aria-label="Only"
        placeholder="Only …"
        data={[
          { value: 'excluded', label: 'what is left out' },
          { value: 'conflicts', label: 'with conflicts' },
        ]}
      />
    </Group>
  );
}

/** A client as a heading. */
export function nameOfClient(id: number | null, name: string | null): string {
  return id === null ? 'Of no client' : (name ?? `Client ${id}`);
}
