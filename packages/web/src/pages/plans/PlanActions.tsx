import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Check, Play, Undo2, X } from '../../ui/icons.ts';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { type PlanActs, readActs } from './plan-acts.ts';
import { sayChanges, sayClients } from './plan-words.ts';
import type { PlanPlace, PlanReview } from './plans.queries.ts';

interface PlanActionsProps {
  readonly place: PlanPlace;
  readonly plan: PlanReview;
  readonly connection: string;
}

type Asked = 'apply' | 'accept' | 'discard' | null;

/** What can be done with a plan now, by somebody who may: approve, apply, take up again, undo, discard. */
export function PlanActions({ place: params, plan, connection }: PlanActionsProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>(null);
  const acts = readActs(plan);
  const look = () => queryClient.invalidateQueries({ queryKey: ['plans', params.workspaceId] });
  const approve = useMutation({ mutationFn: () => call('plans.approve', { params, body: {} }), onSettled: look });
  const apply = useMutation({ mutationFn: () => call('plans.apply', { params }), onSettled: look });
  const undo = useMutation({
    mutationFn: () => call('plans.revert', { params, body: {} }),
    onSuccess: async ({ planId }) => {
      await look();
      await navigate({
        to: '/w/$workspaceId/plans/$planId',
        params: { workspaceId: String(params.workspaceId), planId: String(planId) },
      });
    },
  });
  const failure = approve.error ?? apply.error ?? undo.error;
  return (
    <Stack gap={10}>
      <Buttons
        acts={acts}
        isBusy={approve.isPending || apply.isPending || undo.isPending}
        onApprove={() => (acts.acceptCount === null ? approve.mutate() : setAsked('accept'))}
        onApply={() => setAsked('apply')}
        onTakeUp={() => apply.mutate()}
        onUndo={() => undo.mutate()}
        onDiscard={() => setAsked('discard')}
      />
      {undo.isPending ? (
        <Text fz="sm" role="status">
          Reading each record in HaloPSA as it is now …
        </Text>
      ) : null}
      {failure ? <ProblemPanel error={failure} /> : null}
      <ConfirmDialog
        isOpen={asked === 'apply'}
        onClose={() => setAsked(null)}
        title={`Write ${sayChanges(acts.count)} to HaloPSA?`}
        verb="Apply"
        onConfirm={async () => {
          await call('plans.apply', { params });
          await look();
        }}
      >
        <Text fz="sm">
          Plan {plan.id} writes to {connection}: {saySigns(plan)}, {sayClients(plan.clients)}
          {plan.excluded > 0 ? `; ${sayChanges(plan.excluded)} of these are left out` : ''}. Each record is read again first; what
          somebody changed meanwhile is left alone.
        </Text>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'accept'}
        onClose={() => setAsked(null)}
        title={`Accept ${sayChanges(acts.count)}?`}
        verb={`Accept ${sayChanges(acts.count)}`}
        typed={String(acts.count)}
        onConfirm={async () => {
          await call('plans.approve', { params, body: { acceptCount: acts.count } });
          await look();
        }}
      >
        <Text fz="sm">{acts.blast}</Text>
        <Text fz="sm">
          That is more than the policy of {connection} allows. Whoever types the number accepts it, and approves the plan.
        </Text>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'discard'}
        onClose={() => setAsked(null)}
        title={`Discard plan ${plan.id}?`}
        verb="Discard"
        onConfirm={async () => {
          await call('plans.discard', { params, body: {} });
          await look();
        }}
      >
        <Text fz="sm">It can no longer be applied. It stays readable here.</Text>
      </ConfirmDialog>
    </Stack>
  );
}

interface ButtonsProps {
  readonly acts: PlanActs;
  readonly isBusy: boolean;
  readonly onApprove: () => void;
  readonly onApply: () => void;
  readonly onTakeUp: () => void;
  readonly onUndo: () => void;
  readonly onDiscard: () => void;
}

function Buttons({ acts, isBusy, onApprove, onApply, onTakeUp, onUndo, onDiscard }: ButtonsProps) {
  return (
    <Group gap={8}>
      {acts.canApprove ? (
        <Button leftSection={<Check size={15} aria-hidden />} loading={isBusy} onClick={onApprove}>
          {acts.acceptCount === null ? 'Approve' : `Accept ${sayChanges(acts.acceptCount)} and approve`}
        </Button>
      ) : null}
      {acts.canApply ? (
        <Button leftSection={<Play size={15} aria-hidden />} loading={isBusy} onClick={onApply}>
          Apply
        </Button>
      ) : null}
      {acts.canTakeUp ? (
        <Button leftSection={<Play size={15} aria-hidden />} loading={isBusy} onClick={onTakeUp}>
          Take up again
        </Button>
      ) : null}
      {acts.canUndo ? (
        <Button variant="default" leftSection={<Undo2 size={15} aria-hidden />} loading={isBusy} onClick={onUndo}>
          Undo
        </Button>
      ) : null}
      {acts.canDiscard ? (
        <Button variant="default" leftSection={<X size={15} aria-hidden />} onClick={onDiscard}>
          Discard
        </Button>
      ) : null}
    </Group>
  );
}

function saySigns({ counts }: PlanReview): string {
  const parts = [
    [counts.create, 'create'],
    [counts.update, 'update'],
    [counts.delete, 'delete'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${word} ${count.toLocaleString()}`)
    .join(', ');
}
