import { Accordion, Button, Group, Stack, Table, Text } from '@mantine/core';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { RotateCw } from '../../ui/icons.ts';
import { StatusBadge, type StatusMeaning } from '../../ui/StatusBadge.tsx';
import { WideTable } from '../../ui/WideTable.tsx';
import type { Xray } from './connections.queries.ts';

type Feature = Xray['features'][number];
type Cell = Feature['cells'][number];

const featureWords: Readonly<Record<Feature['verdict'], readonly [StatusMeaning, string]>> = {
  works: ['good', 'works'],
  'works-on-less': ['look', 'works on less'],
  'does-not-work': ['bad', 'does not work'],
  'not-known': ['quiet', 'not known'],
};

const cellWords: Readonly<Record<Cell['verdict'], readonly [StatusMeaning, string]>> = {
  granted: ['good', 'granted'],
  'missing-scope': ['bad', 'missing: application permission'],
  'missing-agent-right': ['bad', 'missing: agent right'],
  partial: ['look', 'visible but partial'],
  'not-tested': ['quiet', 'not tested'],
};

const order: readonly Cell['verdict'][] = ['missing-scope', 'missing-agent-right', 'partial', 'not-tested', 'granted'];

interface FeatureMatrixProps {
  readonly report: Xray;
  /** Looks at one feature again. Absent: the person may not. */
  readonly onRerun?: (feature: string) => void;
}

/** The X-ray as a matrix: features, and under each the rights that it needs with what was seen. What does not work is open at first. */
export function FeatureMatrix({ report, onRerun }: FeatureMatrixProps) {
  const open = report.features
    .filter(({ verdict }) => verdict === 'does-not-work' || verdict === 'works-on-less')
    .map(({ name }) => name);
  return (
    <Accordion multiple defaultValue={open} variant="separated">
      {report.features.map((feature) => (
        <Accordion.Item key={feature.name} value={feature.name}>
          <Accordion.Control>
            <Group gap={10}>
              <Text fw={600}>{feature.title}</Text>
              <StatusBadge meaning={featureWords[feature.verdict][0]}>{featureWords[feature.verdict][1]}</StatusBadge>
              <Text fz="xs" c="dimmed">
                {feature.cells.filter(({ verdict }) => verdict === 'granted').length} of {feature.cells.length} rights granted
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <FeatureCells feature={feature} {...(onRerun ? { onRerun } : {})} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function FeatureCells({ feature, onRerun }: { readonly feature: Feature; readonly onRerun?: (feature: string) => void }) {
  const cells = feature.cells.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const misses = cells.filter(({ cure }) => cure !== null);
  return (
    <Stack gap={10}>
      <Group gap={8}>
        {onRerun ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<RotateCw size={13} aria-hidden />}
            onClick={() => onRerun(feature.name)}
          >
            Look at this again
          </Button>
        ) : null}
        {misses.length > 0 ? (
          <Group gap={4}>
            <CopyButton text={instructions(feature, misses)} what="the instructions for your HaloPSA administrator" />
            <Text fz="xs" c="dimmed">
              Instructions for your HaloPSA administrator
            </Text>
          </Group>
        ) : null}
      </Group>
      <WideTable label={`Rights of ${feature.title}`} minWidth={620}>
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Right in HaloPSA</Table.Th>
              <Table.Th scope="col">Seen</Table.Th>
              <Table.Th scope="col">Evidence, and what to tick</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cells.map((cell) => (
              <CellRow key={cell.right} cell={cell} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Stack>
  );
}

function CellRow({ cell }: { readonly cell: Cell }) {
  const [meaning, word] = cellWords[cell.verdict];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {cell.label}
        <Text fz="xs" c="dimmed">
          {cell.kind.replaceAll('-', ' ')}, {cell.need}
        </Text>
      </Table.Th>
      <Table.Td>
        <StatusBadge meaning={meaning}>{word}</StatusBadge>
      </Table.Td>
      <Table.Td>
        {cell.cure ? (
          <Text fz="sm">
            Set <b>{cell.cure.label}</b> to <b>{cell.cure.value}</b> on {cell.cure.screen}.
          </Text>
        ) : null}
        {cell.why ? <Text fz="sm">{cell.why}</Text> : null}
        {cell.evidence.map((sentence) => (
          <Text key={sentence} fz="xs" c="dimmed">
            {sentence}
          </Text>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}

function instructions(feature: Feature, misses: readonly Cell[]): string {
  const lines = misses.map(({ cure }) => (cure ? `- ${cure.screen}: set "${cure.label}" to "${cure.value}"` : ''));
  return `For Sundog's feature "${feature.title}", please change in HaloPSA:\n${lines.join('\n')}\n`;
}
