import { Button, Group, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import { callStream } from '../../../api/call-stream.ts';
import { useMay } from '../../../frame/workspace.ts';
import { NothingYet } from '../../../ui/EmptyStates.tsx';
import { Printer, ScanSearch } from '../../../ui/icons.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { RouterButton } from '../../../ui/RouterButton.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { type ConnectionPlace, featuresQuery, permissionsQuery } from '../connections.queries.ts';
import { FeatureMatrix } from '../FeatureMatrix.tsx';
import type { TabProps } from './tab-props.ts';

/** What HaloPSA lets the connection do, feature by feature, with what to tick for each miss; and which features are switched on. */
export function PermissionsTab({ place }: TabProps) {
  const mayManage = useMay('manage-connections');
  const { data, error, refetch } = useQuery(permissionsQuery(place));
  const { data: features } = useQuery(featuresQuery(place));
  const { step, run, failure } = useXray(place);
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  const open = (data?.findings ?? []).filter(({ closedAt }) => closedAt === null);
  const chosen = (features ?? []).filter(({ isOn }) => isOn).map(({ name }) => name);
  return (
    <Stack gap={16}>
      <Group justify="space-between" gap={12}>
        <Text fz="sm" c="dimmed" role="status">
          {step ??
            (data?.report ? (
              <>
                Looked at <RelativeTime at={data.report.checkedAt} /> with {data.report.requests} reads.
              </>
            ) : (
              'Not looked at yet.'
            ))}
        </Text>
        <Group gap={8}>
          <RouterButton
            variant="default"
            leftSection={<Printer size={15} aria-hidden />}
            to="/w/$workspaceId/set-up"
            params={{ workspaceId: String(place.workspaceId) }}
            search={{ feature: chosen } as never}
          >
            Set-up page for HaloPSA
          </RouterButton>
          {mayManage ? (
            <Button leftSection={<ScanSearch size={15} aria-hidden />} loading={step !== null} onClick={() => void run()}>
              {data?.report ? 'Look again' : 'Look'}
            </Button>
          ) : null}
        </Group>
      </Group>
      {failure ? <ProblemPanel error={failure} /> : null}
      {open.length > 0 ? (
        <Paper withBorder p="md">
          <Title order={2} fz="md" mb={8}>
            Changed since
          </Title>
          <Stack gap={6}>
            {open.map(({ right, kind, sentence, firstSeen }) => (
              <Group key={right} gap={8}>
                <StatusBadge meaning={kind === 'lost-right' ? 'bad' : 'look'}>
                  {kind === 'lost-right' ? 'right lost' : 'more than needed'}
                </StatusBadge>
                <Text fz="sm">{sentence}</Text>
                <Text fz="xs" c="dimmed">
                  <RelativeTime at={firstSeen} />
                </Text>
              </Group>
            ))}
          </Stack>
        </Paper>
      ) : null}
      <FeatureSwitches place={place} mayManage={mayManage} />
      {data?.report ? (
        <FeatureMatrix report={data.report} {...(mayManage ? { onRerun: (feature: string) => void run([feature]) } : {})} />
      ) : (
        <NothingYet title="Not X-rayed yet">
          Looking takes reads alone: nothing is written to HaloPSA. It says, feature by feature, which right is missing and where
          it is ticked.
        </NothingYet>
      )}
    </Stack>
  );
}

/** Runs the X-ray, and keeps what it tells. One of named features replaces only these in what is shown. */
function useXray(place: ConnectionPlace) {
  const queryClient = useQueryClient();
  const [step, setStep] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const run = async (features?: readonly string[]) => {
    setFailure(null);
    setStep('Asking HaloPSA …');
    try {
      await callStream(
        'permissions.run',
        { params: place, body: features ? { features } : {} },
        {
          onEvent: (event) => {
            if (event.kind === 'step') return setStep(`${event.title} …`);
            const { queryKey } = permissionsQuery(place);
            if (!features) return queryClient.setQueryData(queryKey, { report: event.report, findings: event.findings });
            const fresh = new Map(event.report.features.map((feature) => [feature.name, feature]));
            return queryClient.setQueryData(queryKey, (now) =>
              now?.report
                ? { ...now, report: { ...now.report, features: now.report.features.map((one) => fresh.get(one.name) ?? one) } }
                : now,
            );
          },
        },
      );
    } catch (error) {
      setFailure(error);
    } finally {
      setStep(null);
    }
  };
  return { step, run, failure };
}

/** Which features are on. What writes to HaloPSA is off until somebody switches it on. */
function FeatureSwitches({ place, mayManage }: { readonly place: ConnectionPlace; readonly mayManage: boolean }) {
  const queryClient = useQueryClient();
  const { data } = useQuery(featuresQuery(place));
  const choose = useMutation({
    mutationFn: ({ name, isOn }: { readonly name: string; readonly isOn: boolean }) =>
      call('permissions.choose-features', { params: place, body: isOn ? { on: [name], off: [] } : { on: [], off: [name] } }),
    onSuccess: ({ items }) => queryClient.setQueryData(featuresQuery(place).queryKey, items),
  });
  return (
    <Paper withBorder p="md">
      <Title order={2} fz="md" mb={8}>
        Features
      </Title>
      {choose.error ? <ProblemPanel error={choose.error} /> : null}
      <Stack gap={10}>
        {data?.map(({ name, title, purpose, writes, isOn, isAlwaysOn }) => (
          <Group key={name} justify="space-between" wrap="nowrap" gap={12}>
            <div>
              <Group gap={8}>
                <Text fz="sm" fw={600}>
                  {title}
                </Text>
                {writes ? <StatusBadge meaning="look">writes to HaloPSA</StatusBadge> : null}
              </Group>
              <Text fz="xs" c="dimmed">
                {purpose}
              </Text>
            </div>
            <Switch
              aria-label={title}
              checked={isOn}
              disabled={!mayManage || isAlwaysOn || choose.isPending}
              onChange={({ currentTarget }) => choose.mutate({ name, isOn: currentTarget.checked })}
            />
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
