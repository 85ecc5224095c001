import { Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatValue } from '../../definition-views/format-value.ts';
import { ListLink } from '../../definition-views/ListLink.tsx';
import { entitiesQuery, type RecordColumn } from '../../definition-views/mirror.queries.ts';
import { RecordLink } from '../../definition-views/RecordLink.tsx';
import { RecordValue } from '../../definition-views/RecordValue.tsx';
import { WideTable } from '../../ui/WideTable.tsx';
import type { Neighbour, ObjectPlace } from './object.queries.ts';

interface NeighboursProps {
  readonly place: ObjectPlace;
  readonly neighbours: readonly Neighbour[];
}

/** What belongs to the record: how many of each kind, and the first of them. */
export function Neighbours({ place, neighbours }: NeighboursProps) {
  const { data: entities } = useQuery(entitiesQuery(place.workspaceId));
  return (
    <Stack gap={12}>
      {neighbours.map((neighbour) => (
        <One
          key={neighbour.name}
          place={place}
          neighbour={neighbour}
          columns={entities?.find(({ name }) => name === neighbour.entity)?.columns ?? []}
        />
      ))}
    </Stack>
  );
}

interface OneProps {
  readonly place: ObjectPlace;
  readonly neighbour: Neighbour;
  /** Those of the neighbour's kind. */
  readonly columns: readonly RecordColumn[];
}

function One({ place, neighbour, columns }: OneProps) {
  const { title, entity, total, items, filters, sort } = neighbour;
  const shown = neighbour.columns.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  const isMore = total.isCapped || total.count > items.length;
  return (
    <Paper withBorder p="sm" component="section" aria-label={title}>
      <Group justify="space-between" mb={items.length > 0 ? 4 : 0}>
        <Title order={2} fz="md">
          {title}{' '}
          <Text span c="dimmed" fz="sm">
            {total.count.toLocaleString()}
            {total.isCapped ? '+' : ''}
          </Text>
        </Title>
        {isMore ? (
          <ListLink place={place} entity={entity} filters={filters} sort={sort}>
            Show all
          </ListLink>
        ) : null}
      </Group>
      {items.length === 0 ? null : (
        <WideTable label={neighbour.title} minWidth={Math.min(560, shown.length * 110)}>
          <Table aria-label={title} verticalSpacing={3} fz="sm">
            <Table.Thead>
              <Table.Tr>
                {shown.map(({ name, title: head }) => (
                  <Table.Th key={name} scope="col">
                    {head}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map(({ key, values }) => (
                <Table.Tr key={key}>
                  {shown.map((column, index) => (
                    <Table.Td key={column.name}>
                      {index === 0 ? (
                        <RecordLink place={place} entity={entity} recordKey={key}>
                          {formatValue(column, values) || key}
                        </RecordLink>
                      ) : (
                        <Text fz="sm" lineClamp={2} maw={320}>
                          <RecordValue place={place} column={column} columns={columns} values={values} />
                        </Text>
                      )}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
    </Paper>
  );
}
