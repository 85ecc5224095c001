import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';
import { type UrlSearch, useUrlState } from '../../../frame/url-state.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RouterLink } from '../../../ui/RouterLink.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import type { TabProps } from '../tabs/tab-props.ts';
import classes from './mapping.module.css';
import { type MappingStanding, mappingKey, mappingSettingsQuery } from './mapping.queries.ts';
import { sayLeftOut } from './mapping-words.ts';

interface ChecklistProps extends TabProps {
  readonly standing: MappingStanding;
}

type Step = MappingStanding['checklist']['steps'][number];

/** What has to be done before anything is planned, what is open, and where to mend it; and which devices are left out. */
export function Checklist({ place, source, standing }: ChecklistProps) {
  const { checklist, readyDevices, leftOut } = standing;
  return (
    <Paper withBorder p="md" component="section" aria-label="Before anything is planned">
      <Group justify="space-between" gap={8} mb={8}>
        <Title order={2} fz="md">
          {checklist.isReadyToPlan ? 'Ready: changes may be planned' : 'Before anything is planned'}
        </Title>
        <Text fz="sm">
          <b>{readyDevices.toLocaleString()}</b> {readyDevices === 1 ? 'device is' : 'devices are'} ready
        </Text>
      </Group>
      <ol className={classes['steps']}>
        {checklist.steps.map((step) => (
          <li key={step.name} className={classes['step']}>
            <StepBadge step={step} />
            <div>
              <Text span fz="sm" fw={600}>
                {step.title}
              </Text>{' '}
              <Text span fz="sm" c="dimmed">
                {step.sentence}
              </Text>
            </div>
            <StepDoor step={step} place={place} source={source} />
          </li>
        ))}
      </ol>
      {leftOut.length > 0 ? (
        <ul className={classes['left']} aria-label="Devices that are left out">
          {sayLeftOut(leftOut).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </Paper>
  );
}

function StepBadge({ step: { state, isMandatory } }: { readonly step: Step }) {
  if (state === 'done') return <StatusBadge meaning="good">done</StatusBadge>;
  if (state === 'skipped') return <StatusBadge meaning="quiet">skipped</StatusBadge>;
  return <StatusBadge meaning={isMandatory ? 'bad' : 'look'}>{isMandatory ? 'open' : 'open, may wait'}</StatusBadge>;
}

const kindOf: Readonly<Partial<Record<Step['name'], string>>> = {
  companies: 'company',
  products: 'product',
  devices: 'device',
};

function StepDoor({ step, place, source }: TabProps & { readonly step: Step }) {
  const [, change] = useUrlState();
  if (step.state === 'done') return <span />;
  const kind = kindOf[step.name];
  const go = (members: UrlSearch) => change({ list: undefined, q: undefined, ...members });
  if (step.name === 'rights')
    return (
      <RouterLink
        fz="sm"
        to="/w/$workspaceId/connections/$connectionId"
        params={{ workspaceId: String(place.workspaceId), connectionId: String(source.connectionId) }}
        search={{ tab: 'permissions' } as never}
      >
        Look at permissions
      </RouterLink>
    );
  return (
    <Stack gap={4} align="end">
      <Group gap={8}>
        {step.isMandatory ? null : <Skip step={step} place={place} />}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => (kind === undefined ? change({ tab: undefined }) : go({ kind }))}
        >
          {kind === undefined ? 'To the overview' : 'Show them'}
        </Button>
      </Group>
    </Stack>
  );
}

function Skip({ step, place }: { readonly step: Step; readonly place: TabProps['place'] }) {
  const queryClient = useQueryClient();
  const mayMap = useMay('manage-mapping');
  const isSkipped = step.state === 'skipped';
  const skip = useMutation({
    mutationFn: async () => {
      const { settings } = await queryClient.fetchQuery(mappingSettingsQuery(place));
      const others = settings.skippedSteps.filter((name) => name !== step.name);
      const own = step.name === 'products' || step.name === 'devices' ? [step.name] : [];
      const skippedSteps = isSkipped ? others : [...others, ...own];
      return call('mapping.save-settings', { params: place, body: { skippedSteps } });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: mappingKey(place) }),
  });
  if (!mayMap) return null;
  return (
    <>
      {skip.error ? <ProblemPanel error={skip.error} /> : null}
      <Button
        size="compact-sm"
        variant="subtle"
        loading={skip.isPending}
        aria-label={`${isSkipped ? 'Take in' : 'Skip'} the step ${step.title}`}
        onClick={() => skip.mutate()}
      >
        {isSkipped ? 'Take it in' : 'Skip'}
      </Button>
    </>
  );
}
