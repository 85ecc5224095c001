import { Button, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { Section } from '../../../ui/Section.tsx';
import { ShortTable } from '../../../ui/ShortTable.tsx';
import { type LentRights, toAdministrator } from './LentRightsFields.tsx';
import type { TabProps } from './tab-props.ts';

interface RemovalReceiptProps extends Pick<TabProps, 'place'> {
  readonly rights: LentRights;
}

/** What of ours is gone from HaloPSA, read back, and what is left for a person. The audit keeps it. */
export function RemovalReceipt({ place, rights }: RemovalReceiptProps) {
  const read = useMutation({
    mutationFn: () => call('install.receipt', { params: place, body: toAdministrator(rights) }),
    gcTime: 0,
  });
  return (
    <Section
      title="Receipt"
      lead="Reads back what of ours HaloPSA still holds. What is left is named, with the screen where a person removes it."
      actions={
        <Button size="xs" variant="default" loading={read.isPending} onClick={() => read.mutate()}>
          Read back
        </Button>
      }
    >
      <Stack gap={8}>
        {read.error ? <ProblemPanel error={read.error} /> : null}
        <Text span fz="sm" role="status">
          {read.data
            ? `${read.data.gone.toLocaleString()} of ours gone, ${read.data.left.length.toLocaleString()} left; ${read.data.assets.toLocaleString()} assets that the hub made stay.`
            : ''}
        </Text>
        {read.data && read.data.left.length > 0 ? (
          <ShortTable label="What is left in HaloPSA" heads={['What', 'Key', 'State', 'By hand']}>
            {read.data.left.map(({ entity, key, title, state, screen }) => (
              <Table.Tr key={`${entity} ${key}`}>
                <Table.Th scope="row">{title}</Table.Th>
                <Table.Td>{key}</Table.Td>
                <Table.Td>{state === 'there' ? 'is still there' : 'is not shown to these rights'}</Table.Td>
                <Table.Td>{screen}</Table.Td>
              </Table.Tr>
            ))}
          </ShortTable>
        ) : null}
      </Stack>
    </Section>
  );
}
