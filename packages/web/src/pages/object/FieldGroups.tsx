import { Group, Paper, Stack, Switch, Title } from '@mantine/core';
import { isNothing } from '../../definition-views/format-value.ts';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { FieldList } from './FieldList.tsx';
import type { ObjectPlace, ObjectRecord } from './object.queries.ts';

interface FieldGroupsProps {
  readonly place: ObjectPlace;
  readonly record: ObjectRecord;
}

/** The fields in their groups. Those that are empty are shown to whoever asks. */
export function FieldGroups({ place, record }: FieldGroupsProps) {
  const [search, change] = useUrlState();
  const withEmpty = textOf(search, 'empty') === 'shown';
  const hasValue = (name: string) => {
    const column = record.columns.find((one) => one.name === name);
    return column !== undefined && !isNothing(record.values[name], column);
  };
  const groups = record.groups
    .map(({ title, columns }) => ({ title, columns: withEmpty ? columns : columns.filter(hasValue) }))
    .filter(({ columns }) => columns.length > 0);
  return (
    <Stack gap={12}>
      <Group justify="end">
        <Switch
          size="xs"
          label="Empty fields too"
          checked={withEmpty}
          onChange={({ currentTarget }) => change({ empty: currentTarget.checked ? 'shown' : undefined })}
        />
      </Group>
      {groups.map(({ title, columns }) => (
        <Paper key={title} withBorder p="sm" component="section" aria-label={title}>
          <Title order={2} fz="md" mb={4}>
            {title}
          </Title>
          <FieldList place={place} record={record} names={columns} />
        </Paper>
      ))}
    </Stack>
  );
}
