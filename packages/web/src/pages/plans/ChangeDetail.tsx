import { Stack, Table, Text } from '@mantine/core';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { WideTable } from '../../ui/WideTable.tsx';
import classes from './changes.module.css';
import { sayValue } from './plan-words.ts';
import type { PlannedChange } from './plans.queries.ts';

/** What a change rests on, what stands against it, and when it was settled. */
export function ChangeDetail({
  change: { evidence, conflicts, outcome, recordKey, changeTitle },
}: {
  readonly change: PlannedChange;
}) {
  const key = outcome?.recordKey ?? recordKey;
  return (
    <div className={classes['detail']}>
      <Stack gap={8}>
        <Text fz="sm">
          {changeTitle}
          {key === null ? '' : `, record ${key}`}.
        </Text>
        {evidence.length === 0 ? (
          <Text fz="sm" c="dimmed">
            It names no rows that it rests on.
          </Text>
        ) : (
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {evidence.map(({ from, text }) => (
              <li key={`${from} ${text}`}>
                <Text span fz="sm">
                  {from}: {text}
                </Text>
              </li>
            ))}
          </ul>
        )}
        {conflicts.length > 0 ? <Conflicts conflicts={conflicts} /> : null}
        {outcome ? (
          <Text fz="sm" c="dimmed">
            Settled <RelativeTime at={outcome.at} />.
          </Text>
        ) : null}
      </Stack>
    </div>
  );
}

function Conflicts({ conflicts }: Pick<PlannedChange, 'conflicts'>) {
  return (
    <div>
      <Text fz="sm">Somebody edited these since. They are left alone:</Text>
      <WideTable label="Fields that are left alone" minWidth={420}>
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              {['Field', 'Before', 'Written', 'Now'].map((head) => (
                <Table.Th key={head} scope="col">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {conflicts.map(({ field, label, before, ours, theirs }) => (
              <Table.Tr key={field}>
                <Table.Td>{label}</Table.Td>
                <Table.Td>{sayValue(before)}</Table.Td>
                <Table.Td>{sayValue(ours)}</Table.Td>
                <Table.Td>{sayValue(theirs)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </div>
  );
}
