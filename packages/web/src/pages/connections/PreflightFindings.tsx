import { Group, List, Stack, Text } from '@mantine/core';
import { StatusBadge, type StatusMeaning } from '../../ui/StatusBadge.tsx';
import type { PreflightReport } from './connections.queries.ts';

const meanings: Readonly<Record<PreflightReport['findings'][number]['outcome'], readonly [StatusMeaning, string]>> = {
  passed: ['good', 'passed'],
  warning: ['look', 'warning'],
  failed: ['bad', 'failed'],
  'not-tested': ['quiet', 'not tested'],
};

/** What a check found, what is wrong first: sentence, causes, what to do and on which screen of HaloPSA. */
export function PreflightFindings({ report }: { readonly report: Pick<PreflightReport, 'findings'> }) {
  const order = ['failed', 'warning', 'not-tested', 'passed'];
  const findings = report.findings.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  return (
    <Stack gap={10} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {findings.map((finding, place) => (
        <li key={`${finding.check} ${finding.entity ?? place}`}>
          <Group gap={8} align="start" wrap="nowrap">
            <StatusBadge meaning={meanings[finding.outcome][0]}>{meanings[finding.outcome][1]}</StatusBadge>
            <div>
              <Text fz="sm">{finding.sentence}</Text>
              {finding.causes.length > 0 ? (
                <Text fz="xs" c="dimmed">
                  {finding.causes.length === 1 ? 'Cause' : 'Likeliest causes'}: {finding.causes.join('; ')}.
                </Text>
              ) : null}
              {finding.remedy ? <Text fz="sm">{finding.remedy}</Text> : null}
              {finding.screen ? (
                <Text fz="xs" c="dimmed">
                  In HaloPSA: {finding.screen}
                </Text>
              ) : null}
              {finding.dark.length > 0 ? (
                <List size="xs" c="dimmed">
                  <List.Item>Dark until then: {finding.dark.join(', ')}</List.Item>
                </List>
              ) : null}
            </div>
          </Group>
        </li>
      ))}
    </Stack>
  );
}
