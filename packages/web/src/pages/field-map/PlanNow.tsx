import { Alert, Button, Group, List, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { FileDiff, TriangleAlert } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterButton } from '../../ui/RouterButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { ShortTable } from '../../ui/ShortTable.tsx';
import type { FieldMapPlace, ShownFieldMap, SourcePlan } from './field-map.queries.ts';

interface PlanNowProps {
  readonly place: FieldMapPlace;
  readonly shown: ShownFieldMap;
  readonly mayPlan: boolean;
}

/** Builds a plan of what the source says, and says what it came to. */
export function PlanNow({ place, shown, mayPlan }: PlanNowProps) {
  const queryClient = useQueryClient();
  const plan = useMutation({
    mutationFn: () => call('field-map.plan', { params: place }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['plans', place.workspaceId] }),
  });
  const { ready, reasons } = shown.readiness;
  return (
    <Section
      title="Plan"
      lead="Compares what the source says with HaloPSA. Nothing is written; the plan is reviewed, approved and applied like any other."
      actions={
        mayPlan ? (
          <Button
            leftSection={<FileDiff size={15} aria-hidden />}
            disabled={!ready}
            loading={plan.isPending}
            onClick={() => plan.mutate()}
          >
            Plan now
          </Button>
        ) : null
      }
    >
      <Stack gap={12}>
        {ready ? null : (
          <Alert color="sun" icon={<TriangleAlert size={17} aria-hidden />} title="It cannot be planned yet">
            <List fz="sm">
              {reasons.map((reason) => (
                <List.Item key={reason}>{reason}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {plan.error ? <ProblemPanel error={plan.error} /> : null}
        <div role="status">{plan.data ? <PlanOutcome workspaceId={place.workspaceId} plan={plan.data} /> : null}</div>
      </Stack>
    </Section>
  );
}

const fieldWords = {
  locked: 'held by a person',
  conflicts: 'changed on both sides',
  secondHand: 'said by a source that counts more',
  problems: 'with a value that cannot be used',
} as const;

function PlanOutcome({ workspaceId, plan }: { readonly workspaceId: number; readonly plan: SourcePlan }) {
  const left = Object.entries(fieldWords).flatMap(([name, words]) => {
    const count = plan.fields[name as keyof typeof fieldWords];
    return count === 0 ? [] : [`${count.toLocaleString()} ${words}`];
  });
  return (
    <Stack gap={8}>
      <Group gap={12}>
        <Text>
          {plan.planId === null
            ? 'HaloPSA is as the source says: there is nothing to plan.'
            : `Plan ${plan.planId}: ${plan.changes.toLocaleString()} changes; ${plan.unchanged.toLocaleString()} records stay as they are.`}
        </Text>
        {plan.planId === null ? null : (
          <RouterButton
            size="xs"
            to="/w/$workspaceId/plans/$planId"
            params={{ workspaceId: String(workspaceId), planId: String(plan.planId) }}
          >
            Review the plan
          </RouterButton>
        )}
      </Group>
      {plan.replaced.length > 0 ? <Text fz="sm">It takes the place of plan {plan.replaced.join(', ')}.</Text> : null}
      {left.length > 0 ? <Text fz="sm">Fields that are left alone: {left.join(', ')}.</Text> : null}
      {plan.wouldSend.length > 0 ? (
        <Text fz="sm">
          {plan.wouldSend.length.toLocaleString()} values are newer in HaloPSA. No connector takes them back yet.
        </Text>
      ) : null}
      {plan.problems.map((problem) => (
        <Text key={problem} fz="sm">
          {problem}
        </Text>
      ))}
      {plan.leftOut.length > 0 ? (
        <ShortTable label="Devices that are left out" heads={['Devices left out', 'Why']}>
          {plan.leftOut.map(({ reason, sentence, count }) => (
            <Table.Tr key={reason}>
              <Table.Td>{count.toLocaleString()}</Table.Td>
              <Table.Td>{sentence}</Table.Td>
            </Table.Tr>
          ))}
        </ShortTable>
      ) : null}
    </Stack>
  );
}
