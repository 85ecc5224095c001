import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import type { CallAnswer } from '../../../api/route-types.ts';
import { useMay } from '../../../frame/workspace.ts';
import { PlugZap } from '../../../ui/icons.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RouterButton } from '../../../ui/RouterButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { installQuery } from '../connections.queries.ts';
import { ApplyLent } from './ApplyLent.tsx';
import { blankRights, type LentRights, LentRightsFields, toAdministrator } from './LentRightsFields.tsx';
import { RemovalReceipt } from './RemovalReceipt.tsx';
import type { TabProps } from './tab-props.ts';

/** The Connect button in HaloPSA: whether it stands there, what is missing, installing it, and taking everything of ours out again. */
export function ButtonTab(props: TabProps) {
  return useMay('manage-connections') ? (
    <ButtonDesk {...props} />
  ) : (
    <Text fz="sm" c="dimmed">
      The button is installed and removed by whoever may manage connections.
    </Text>
  );
}

function ButtonDesk({ place }: TabProps) {
  const [rights, setRights] = useState(blankRights);
  const { data, error, refetch, isFetching } = useQuery(installQuery(place));
  const body = toAdministrator(rights);
  const install = useMutation({ mutationFn: () => call('install.plan', { params: place, body }), gcTime: 0 });
  const remove = useMutation({ mutationFn: () => call('install.plan-removal', { params: place, body }), gcTime: 0 });
  const planned = remove.data ?? install.data;
  return (
    <Stack gap={16}>
      <Section
        title="Connect button"
        lead="A button on assets in HaloPSA that opens the device by remote control."
        actions={
          <Button size="xs" variant="default" loading={isFetching} onClick={() => void refetch()}>
            Look again
          </Button>
        }
      >
        {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
        {data ? <ButtonState state={data} /> : null}
      </Section>
      <LentRightsFields rights={rights} onChange={setRights} />
      <Section
        title="Install or remove"
        lead="Each makes a plan, which is reviewed and approved. Nothing is written before it is applied. Removing takes out everything that this hub ever made there: buttons, webhooks, fields and asset types; assets stay."
      >
        <Stack gap={12}>
          <Group gap={8}>
            <Button
              leftSection={<PlugZap size={15} aria-hidden />}
              disabled={!data?.publicUrl}
              loading={install.isPending}
              onClick={() => {
                remove.reset();
                install.mutate();
              }}
            >
              Plan to install
            </Button>
            <Button
              variant="default"
              loading={remove.isPending}
              onClick={() => {
                install.reset();
                remove.mutate();
              }}
            >
              Plan to remove
            </Button>
          </Group>
          {install.error ? <ProblemPanel error={install.error} /> : null}
          {remove.error ? <ProblemPanel error={remove.error} /> : null}
          <div role="status">{planned ? <Planned place={place} plan={planned} rights={rights} /> : null}</div>
        </Stack>
      </Section>
      <RemovalReceipt place={place} rights={rights} />
    </Stack>
  );
}

function ButtonState({ state: { publicUrl, assetId, seen, wanted, isFilled } }: { readonly state: CallAnswer<'install.show'> }) {
  if (publicUrl === null)
    return (
      <Alert color="sun" title="This hub does not know by what address it is reached">
        Set SUNDOG_PUBLIC_URL to the https address that your technicians use, and start the hub again. Until then nothing can be
        installed.
      </Alert>
    );
  if (assetId === null)
    return <Text fz="sm">No asset is synced yet, so that nobody can look whether the button stands on one.</Text>;
  if (isFilled)
    return (
      <Text fz="sm">
        <StatusBadge meaning="good">installed</StatusBadge> On asset {assetId} it leads to {seen}.
      </Text>
    );
  return (
    <Text fz="sm">
      <StatusBadge meaning="look">{seen === null ? 'not there' : 'leads elsewhere'}</StatusBadge>{' '}
      {seen === null
        ? `HaloPSA shows no button of ours on asset ${assetId}. Where it was installed, look at the roles that may see custom buttons.`
        : `On asset ${assetId} it leads to ${seen}, and ought to lead to ${wanted}.`}
    </Text>
  );
}

interface PlannedProps extends Pick<TabProps, 'place'> {
  readonly plan: CallAnswer<'install.plan'> | CallAnswer<'install.plan-removal'>;
  readonly rights: LentRights;
}

/** What was planned, the way to its review, and applying it. */
function Planned({ place, plan, rights }: PlannedProps) {
  const { planId, changes } = plan;
  if (planId === null || changes === 0)
    return <Text fz="sm">There is nothing to do: HaloPSA is as it should be, as far as these rights show it.</Text>;
  return (
    <Stack gap={8}>
      <Group gap={12}>
        <Text fz="sm">
          Plan {planId}: {changes.toLocaleString()} {changes === 1 ? 'change' : 'changes'}. It is approved in its review, and then
          applied here with the rights that are lent, or there with those of the connection.
        </Text>
        <RouterButton
          size="xs"
          variant="default"
          to="/w/$workspaceId/plans/$planId"
          params={{ workspaceId: String(place.workspaceId), planId: String(planId) }}
          target="_blank"
        >
          Review the plan in a new tab
        </RouterButton>
      </Group>
      {('remarks' in plan ? plan.remarks : []).map((remark) => (
        <Text key={remark} fz="sm">
          {remark}
        </Text>
      ))}
      <ApplyLent place={place} planId={planId} rights={rights} />
    </Stack>
  );
}
