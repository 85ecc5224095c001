import { Table, Text } from '@mantine/core';
import { WideTable } from '../../../ui/WideTable.tsx';
import type { MappingCandidate } from './mapping.queries.ts';
import { sayScore, sayWeight, scoreWords } from './mapping-words.ts';

interface EvidenceProps {
  /** What it is compared with. */
  readonly name: string;
  readonly score: number | null;
  readonly evidence: MappingCandidate['evidence'];
}

/** What speaks for and against a candidate, field by field; each point doubles or halves the odds. */
export function Evidence({ name, score, evidence }: EvidenceProps) {
  const said = score === null ? '' : `: ${sayScore(score)}, ${scoreWords(score)[1]}`;
  if (evidence.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {name}
        {said}. A person decided; nothing was compared.
      </Text>
    );
  return (
    <div>
      <Text fz="sm" fw={600}>
        {name}
        {said}
      </Text>
      <WideTable label={`Evidence for ${name}`} minWidth={520}>
        <Table fz="xs" verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              {['Compared', 'Tool', 'HaloPSA', 'Points', 'Why'].map((head) => (
                <Table.Th key={head} scope="col">
                  {head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {evidence.map(({ field, left, right, level, weight, note }) => (
              <Table.Tr key={`${field} ${level} ${note}`}>
                <Table.Td>{field}</Table.Td>
                <Table.Td>{left ?? ''}</Table.Td>
                <Table.Td>{right ?? ''}</Table.Td>
                <Table.Td ta="right">{sayWeight(weight)}</Table.Td>
                <Table.Td>{note === '' ? level : note}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </div>
  );
}
