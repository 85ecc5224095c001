import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../../frame/workspace.ts';
import { NothingYet } from '../../../ui/EmptyStates.tsx';
import { Stethoscope } from '../../../ui/icons.ts';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { connectionQuery } from '../connections.queries.ts';
import { PreflightFindings } from '../PreflightFindings.tsx';
import { CheckBadge } from '../standing-badge.tsx';
import { TestProgress } from '../TestProgress.tsx';
import { useTest } from '../use-test.ts';
import type { TabProps } from './tab-props.ts';

/** The last check of a connection, and the button that checks it again. The check asks HaloPSA and changes nothing there. */
export function CheckTab({ place, connection }: TabProps) {
  const mayManage = useMay('manage-connections');
  const queryClient = useQueryClient();
  const { state: test, run } = useTest();
  const check = async () => {
    await run('connections.check', { params: place });
    await queryClient.invalidateQueries(connectionQuery(place));
  };
  const { lastCheck } = connection;
  return (
    <Stack gap={14}>
      <Group justify="space-between" gap={12}>
        <Group gap={8}>
          <CheckBadge state={connection.state} />
          <Text fz="sm" c="dimmed">
            Checked <RelativeTime at={connection.checkedAt} />
            {lastCheck ? ` with ${lastCheck.requests} requests in ${lastCheck.seconds} s` : ''}
          </Text>
        </Group>
        {mayManage ? (
          <Button
            variant="default"
            leftSection={<Stethoscope size={15} aria-hidden />}
            loading={test.isRunning}
            onClick={() => void check()}
          >
            Check again
          </Button>
        ) : null}
      </Group>
      <TestProgress test={test} />
      {test.isRunning || test.result ? null : lastCheck ? (
        <PreflightFindings report={lastCheck} />
      ) : (
        <NothingYet title="Never checked">A check signs in, and asks HaloPSA for one record of each kind.</NothingYet>
      )}
    </Stack>
  );
}
