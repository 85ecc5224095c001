import { Group, Progress, Stack, Text } from '@mantine/core';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { type Outcome, outcomeWords, sayChanges, sayClients, wordsOf } from './plan-words.ts';
import type { PlanPlace, PlanReview } from './plans.queries.ts';
import { SignCounts } from './SignCounts.tsx';

interface PlanHeadProps {
  readonly place: PlanPlace;
  readonly plan: PlanReview;
  /** Name of its connection. */
  readonly connection: string;
}

/** How a plan stands: its counts, who made it and until when, what policies say, who approved, and how far it is applied. */
export function PlanHead({ place, plan, connection }: PlanHeadProps) {
  const [meaning, word] = wordsOf(plan);
  const { clients, excluded, isWhole, remarks, revertsPlanId } = plan;
  return (
    <Section title="How it stands">
      <Stack gap={10}>
        <Group gap={12}>
          <span role="status">
            <StatusBadge meaning={meaning}>{word}</StatusBadge>
          </span>
          <SignCounts counts={plan.counts} fz="md" />
          <Text fz="sm">
            {sayClients(clients)} of {connection}
            {excluded > 0 ? `, ${sayChanges(excluded)} left out` : ''}
            {plan.unchanged > 0 ? `; ${plan.unchanged.toLocaleString()} more are as they should be` : ''}
          </Text>
        </Group>
        <Text fz="sm" c="dimmed">
          Made by {plan.createdBy} <RelativeTime at={plan.createdAt} />
          {plan.settledAt === null ? (
            <>
              , {plan.isExpired ? 'expired' : 'expires'} <RelativeTime at={plan.expiresAt} />
            </>
          ) : (
            <>
              , settled <RelativeTime at={plan.settledAt} />
            </>
          )}
          .
        </Text>
        {revertsPlanId === null ? null : (
          <Text fz="sm">
            It undoes{' '}
            <RouterLink
              to="/w/$workspaceId/plans/$planId"
              params={{ workspaceId: String(place.workspaceId), planId: String(revertsPlanId) }}
              fz="sm"
              underline="always"
            >
              plan {revertsPlanId}
            </RouterLink>
            .
          </Text>
        )}
        {plan.stateReason === null ? null : <Text fz="sm">{plan.stateReason}</Text>}
        {isWhole ? null : (
          <Text fz="sm">You see the changes of your clients. A plan is decided by somebody who sees all of it.</Text>
        )}
        {remarks.map((remark) => (
          <Text key={remark} fz="sm">
            {remark}
          </Text>
        ))}
        <Findings plan={plan} />
        <Outcomes plan={plan} />
      </Stack>
    </Section>
  );
}

const verdicts = { pass: ['good', 'fine'], needs: ['look', 'needs'], blocked: ['bad', 'blocked'] } as const;

/** What policies say, and who approved. */
function Findings({ plan: { judgement, approvals, frozen } }: Pick<PlanHeadProps, 'plan'>) {
  return (
    <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Policies and approvals">
      {frozen ? (
        <li>
          <Group gap={8} wrap="nowrap" align="start">
            <StatusBadge meaning="bad">frozen</StatusBadge>
            <Text fz="sm">Nothing is applied on this connection: {frozen.reason}</Text>
          </Group>
        </li>
      ) : null}
      {(judgement?.findings ?? []).map(({ policy, verdict, sentence }) => (
        <li key={policy}>
          <Group gap={8} wrap="nowrap" align="start">
            <StatusBadge meaning={verdicts[verdict][0]}>{verdicts[verdict][1]}</StatusBadge>
            <Text fz="sm">{sentence}</Text>
          </Group>
        </li>
      ))}
      {approvals.map(({ by, at, isYou }) => (
        <li key={by}>
          <Group gap={8} wrap="nowrap" align="start">
            <StatusBadge meaning="good">approved</StatusBadge>
            <Text fz="sm">
              by {isYou ? 'you' : by} <RelativeTime at={at} />
            </Text>
          </Group>
        </li>
      ))}
    </Stack>
  );
}

/** How far it is, and what came of what is settled. What a screen reader hears of it is the end. */
function Outcomes({ plan }: Pick<PlanHeadProps, 'plan'>) {
  const { counts, open, outcomes, state, isBeingApplied, isConnectionBusy } = plan;
  const total = counts.create + counts.update + counts.delete;
  const known = Object.entries(outcomes) as [Outcome, number][];
  if (known.length === 0 && state !== 'applying' && !isConnectionBusy) return null;
  const settled = total - open;
  return (
    <div>
      {state === 'applying' ? (
        <>
          <Text fz="sm">
            {settled.toLocaleString()} of {total.toLocaleString()} settled
            {isBeingApplied ? '' : '. Whoever applied it is gone; it can be taken up'}.
          </Text>
          <Progress value={total === 0 ? 0 : (100 * settled) / total} size={6} my={6} aria-label="Applied so far" />
        </>
      ) : null}
      {isConnectionBusy ? (
        <Text fz="sm">Another plan is being applied on this connection; this one has its turn afterwards.</Text>
      ) : null}
      <Group gap={8}>
        {known.map(([outcome, count]) => (
          <StatusBadge key={outcome} meaning={outcomeWords[outcome][0]}>
            {count.toLocaleString()} {outcomeWords[outcome][1]}
          </StatusBadge>
        ))}
      </Group>
    </div>
  );
}
