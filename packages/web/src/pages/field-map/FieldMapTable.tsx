import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { ShortTable } from '../../ui/ShortTable.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { FieldMapEntry, ShownFieldMap } from './field-map.queries.ts';
import { conflictWords, directionWords, namesFrom, overwriteWords, problemsOfLine } from './field-map-words.ts';

interface FieldMapTableProps {
  readonly shown: ShownFieldMap;
  readonly entries: readonly FieldMapEntry[];
  /** What the hub says of lines that cannot be used. */
  readonly problems: readonly string[];
  readonly mayChange: boolean;
  readonly onChange: (index: number) => void;
  readonly onRemove: (index: number) => void;
}

/** The lines of a field map: from where to where, and how. */
export function FieldMapTable({ shown, entries, problems, mayChange, onChange, onRemove }: FieldMapTableProps) {
  const titleOf = (name: string) => shown.sourceFields.find((one) => one.name === name)?.title ?? name;
  const labelOf = (field: string) => shown.targets.find((one) => one.field === field)?.label ?? field;
  return (
    <ShortTable
      label="Lines of the field map"
      heads={['From', 'To', 'Direction', 'Overwrite', 'Transforms', 'Conflict', 'Actions']}
    >
      {entries.map((entry, index) => {
        const wrong = problemsOfLine(entry.to, problems);
        const label = labelOf(entry.to);
        return (
          <Table.Tr key={`${entry.to} ${namesFrom(entry).join(' ')}`}>
            <Table.Td>{namesFrom(entry).map(titleOf).join(', ')}</Table.Td>
            <Table.Th scope="row">
              <Stack gap={2}>
                {label}
                {wrong.map((problem) => (
                  <Stack key={problem} gap={0}>
                    <StatusBadge meaning="bad">cannot be used</StatusBadge>
                    <Text fz="xs" fw={400}>
                      {problem}
                    </Text>
                  </Stack>
                ))}
              </Stack>
            </Table.Th>
            <Table.Td>{directionWords[entry.direction]}</Table.Td>
            <Table.Td>{overwriteWords[entry.overwrite]}</Table.Td>
            <Table.Td>
              {entry.transforms.length === 0 ? (
                <Text span fz="sm" c="dimmed">
                  as it is
                </Text>
              ) : (
                <Group gap={4}>
                  {entry.transforms.map(({ use }, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the same step may come twice, and nothing here has a state
                    <Badge key={`${at} ${use}`} variant="default" tt="none">
                      {use}
                    </Badge>
                  ))}
                </Group>
              )}
            </Table.Td>
            <Table.Td>{conflictWords[entry.onConflict]}</Table.Td>
            <Table.Td>
              {mayChange ? (
                <Group gap={6} wrap="nowrap">
                  <Button size="xs" variant="default" aria-label={`Change the line to ${label}`} onClick={() => onChange(index)}>
                    Change
                  </Button>
                  <Button
                    size="xs"
                    variant="subtle"
                    color="red"
                    aria-label={`Remove the line to ${label}`}
                    onClick={() => onRemove(index)}
                  >
                    Remove
                  </Button>
                </Group>
              ) : null}
            </Table.Td>
          </Table.Tr>
        );
      })}
    </ShortTable>
  );
}
