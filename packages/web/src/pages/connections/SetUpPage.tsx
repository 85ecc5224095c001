import { Button, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listOf, useUrlState } from '../../frame/url-state.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Printer } from '../../ui/icons.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { WideTable } from '../../ui/WideTable.tsx';
import { setUpQuery } from './connections.queries.ts';

/** The least role, agent and application in HaloPSA for exactly the features of the address, to be printed for whoever sets it up. */
export function SetUpPage() {
  const { id } = useWorkspace();
  const [search] = useUrlState();
  const { data, error, refetch } = useQuery(setUpQuery(id, listOf(search, 'feature')));
  const print = (
    <Button variant="default" leftSection={<Printer size={15} aria-hidden />} onClick={() => window.print()}>
      Print
    </Button>
  );
  return (
    <Page
      title="Set up HaloPSA"
      lead={data ? `For: ${data.features.map(({ title }) => title).join(', ')}.` : undefined}
      actions={print}
    >
      {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <Skeleton height={240} radius="md" aria-label="The instructions are on their way" />}
      <Stack gap={22}>
        {data?.places.map(({ place, screen, lines }) => (
          <section key={place}>
            <Title order={2} fz="md" mb={6}>
              {screen}
            </Title>
            <WideTable label={screen} minWidth={520}>
              <Table fz="sm" verticalSpacing={5}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">Set</Table.Th>
                    <Table.Th scope="col">To</Table.Th>
                    <Table.Th scope="col">For</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {lines.map(({ right, label, value, need, isInferred, orElse, wantedBy }) => (
                    <Table.Tr key={right}>
                      <Table.Th scope="row" fw={600}>
                        {label}
                        {isInferred ? (
                          <Text fz="xs" c="dimmed">
                            The label is inferred; yours may read otherwise.
                          </Text>
                        ) : null}
                      </Table.Th>
                      <Table.Td>
                        {value ?? 'leave'}
                        {orElse ? (
                          <Text fz="xs" c="dimmed">
                            or {orElse.label} = {orElse.value} on {orElse.screen}
                          </Text>
                        ) : null}
                      </Table.Td>
                      <Table.Td>
                        {need === 'optional' ? 'Optional. ' : ''}
                        {wantedBy.map(({ title, without }) => `${title}: without it, ${without}.`).join(' ')}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </WideTable>
          </section>
        ))}
      </Stack>
    </Page>
  );
}
