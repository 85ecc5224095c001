import { Button, Group, NumberInput, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../api/call.ts';
import { useMay } from '../../../frame/workspace.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ProblemPanel } from '../../../ui/ProblemPanel.tsx';
import { RelativeTime } from '../../../ui/RelativeTime.tsx';
import { SaveButton } from '../../../ui/SaveButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { type PlanPolicy, planPolicyQuery } from '../connections.queries.ts';
import type { TabProps } from './tab-props.ts';

/** What the connection demands of a plan before it is applied, and whether applying is frozen on it. */
export function PolicyTab({ place }: TabProps) {
  const { data, error, refetch } = useQuery(planPolicyQuery(place));
  const mayManage = useMay('manage-connections');
  if (error) return <ProblemPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={200} radius="md" aria-label="The policy is on its way" />;
  return (
    <Stack gap={16}>
      {data.frozen ? <Frozen place={place} frozen={data.frozen} mayManage={mayManage} /> : null}
      <PolicyForm key={JSON.stringify(data.policy)} place={place} policy={data.policy} mayManage={mayManage} />
    </Stack>
  );
}

interface FrozenProps extends Pick<TabProps, 'place'> {
  readonly frozen: { readonly reason: string; readonly at: string };
  readonly mayManage: boolean;
}

function Frozen({ place, frozen, mayManage }: FrozenProps) {
  const [isAsking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  return (
    <Section
      title="Nothing is applied here"
      actions={
        mayManage ? (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            Let plans be applied again
          </Button>
        ) : null
      }
    >
      <Group gap={8} align="start">
        <StatusBadge meaning="bad">frozen</StatusBadge>
        <Text fz="sm">
          {frozen.reason} <RelativeTime at={frozen.at} />
        </Text>
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Let plans be applied again?"
        verb="Let them"
        onConfirm={async () => {
          await call('plans.unfreeze', { params: place });
          await queryClient.invalidateQueries(planPolicyQuery(place));
        }}
      >
        Compare HaloPSA with what should be there first: what a lost journal made before might be made twice.
      </ConfirmDialog>
    </Section>
  );
}

interface PolicyFormProps extends Pick<TabProps, 'place'> {
  readonly policy: PlanPolicy;
  readonly mayManage: boolean;
}

const numbers = [
  [
    'autoApproveUpTo',
    'Small changes that need no person',
    'A plan of at most so many updates of assets is applied without approval. 0: every plan needs one.',
    true,
  ],
  ['twoPeopleAbove', 'Two people above', 'Above so many changes two people approve. Empty: one is enough.', false],
  [
    'stopAboveChanges',
    'Stop above so many changes',
    'Nothing is applied above it, unless a person accepts that very number. Empty: no limit.',
    false,
  ],
  ['stopAbovePercent', 'Stop above so many percent', 'Of all records of a kind. Empty: no limit.', false],
  [
    'stopAfterErrors',
    'Stop after so many errors',
    'So many refused, failed or uncertain changes end a run. It can be taken up again.',
    true,
  ],
  ['expiresAfterHours', 'Hours until a plan expires', 'A plan is applied within so many hours, or not at all.', true],
] as const;

function PolicyForm({ place, policy, mayManage }: PolicyFormProps) {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(policy);
  const [windows, setWindows] = useState(() => textOfWindows(policy));
  const windowsRead = readWindows(windows);
  const save = useMutation({
    mutationFn: () => call('plans.set-policy', { params: place, body: { ...draft, freezeWindows: windowsRead ?? [] } }),
    onSuccess: () => queryClient.invalidateQueries(planPolicyQuery(place)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const isChanged = JSON.stringify(draft) !== JSON.stringify(policy) || windows !== textOfWindows(policy);
  return (
    <Section
      title="Before anything is written"
      lead="What this connection demands of a plan. It is judged again when the plan is applied."
    >
      <form onSubmit={submit}>
        <Stack gap={12} maw={480}>
          {numbers.map(([name, label, description, isNeeded]) => (
            <NumberInput
              key={name}
              label={label}
              description={description}
              required={isNeeded}
              min={0}
              disabled={!mayManage}
              value={draft[name] ?? ''}
              onChange={(value) =>
                (typeof value === 'number' || !isNeeded) &&
                setDraft({ ...draft, [name]: typeof value === 'number' ? value : null })
              }
            />
          ))}
          <Textarea
            label="Times in which nothing is written"
            description='JSON, one list: {"name": "invoice run", "daysOfMonth": [-1, 1], "zone": "Europe/London"}, or "from" and "until". -1 is the last day of the month.'
            autosize
            minRows={2}
            disabled={!mayManage}
            value={windows}
            error={windowsRead === null ? 'This is no JSON list.' : undefined}
            onChange={({ currentTarget }) => setWindows(currentTarget.value)}
          />
          {save.error ? <ProblemPanel error={save.error} /> : null}
          {mayManage ? (
            <Group gap={12}>
              <SaveButton isChanged={isChanged && windowsRead !== null} save={save} />
            </Group>
          ) : (
            <Text fz="sm" c="dimmed">
              It is changed by whoever may manage connections.
            </Text>
          )}
        </Stack>
      </form>
    </Section>
  );
}

const textOfWindows = ({ freezeWindows }: PlanPolicy) =>
  freezeWindows.length === 0 ? '' : JSON.stringify(freezeWindows, null, 1);

/** What was typed, as a list; what is in it the hub looks at. Null: it is no list. */
function readWindows(text: string): PlanPolicy['freezeWindows'] | null {
  if (text.trim() === '') return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? (list as PlanPolicy['freezeWindows']) : null;
  } catch {
    return null;
  }
}
