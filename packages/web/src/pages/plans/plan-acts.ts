import type { PlanReview } from './plans.queries.ts';

/** What can be done with a plan as it stands. The hub looks again. */
export interface PlanActs {
  /** Changes that are to be applied: all but those left out. */
  readonly count: number;
  /** The number that must be accepted with the approval; null: none. */
  readonly acceptCount: number | null;
  /** Why it must be; empty: it need not. */
  readonly blast: string;
  readonly canChoose: boolean;
  readonly canApprove: boolean;
  readonly canApply: boolean;
  readonly canTakeUp: boolean;
  readonly canUndo: boolean;
  readonly canDiscard: boolean;
}

/** Reads from a plan what can be done with it. Pure. */
export function readActs(plan: PlanReview): PlanActs {
  const { counts, excluded, judgement, approvals, state, isExpired, outcomes, frozen } = plan;
  const count = counts.create + counts.update + counts.delete - excluded;
  const isOpen = (state === 'planned' || state === 'approved') && !isExpired;
  const blast = judgement?.findings.find(({ policy, verdict }) => policy === 'blast-radius' && verdict === 'blocked');
  const needed = judgement?.approvalsNeeded ?? 1;
  const isApproved = approvals.length >= needed;
  return {
    count,
    acceptCount: blast ? count : null,
    blast: blast?.sentence ?? '',
    canChoose: isOpen || state === 'stopped',
    canApprove: isOpen && count > 0 && !isApproved && !approvals.some(({ isYou }) => isYou),
    canApply: isOpen && count > 0 && isApproved && frozen === null && judgement?.isBlocked === false,
    canTakeUp: state === 'stopped' || (state === 'applying' && !plan.isBeingApplied),
    canUndo:
      (outcomes.applied ?? 0) + (outcomes['altered-by-halo'] ?? 0) > 0 &&
      ['applied', 'partly-applied', 'failed', 'stopped'].includes(state),
    canDiscard: isOpen || isExpired || state === 'stopped',
  };
}
