import type { PolicyJudgement } from '../../engine/plan/judge-policies.ts';
import type { ChangeOutcome } from '../../engine/plan/planned-change.ts';
import { PlanNotFoundError } from '../../foundation/errors/plan-not-found.ts';
import type { Db, ReaderLimits } from '../../store/database.ts';
import { listHeldLeases } from '../../store/rows/lease-rows.ts';
import { listMembers } from '../../store/rows/membership-rows.ts';
import { countPlanParts, listPlanOutline, type PlanPart } from '../../store/rows/plan-review-rows.ts';
import { listPlans, type PlanListOrder, type PlanRow } from '../../store/rows/plan-rows.ts';
import { findApplyFreeze } from '../../store/rows/plan-setting-rows.ts';
import { judgePlan } from './judge-plan.ts';
import type { PlanDeps } from './plan-deps.ts';
import { readScope } from './plan-scope.ts';
import { readPlanRow } from './read-plan.ts';

/** How many changes make, change and take away. */
export interface SignCounts {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

/** A plan in a list: what it is, how it stands, and its counts. Whoever is limited to some clients has the counts of these. */
export interface PlanSummary
  extends Pick<
    PlanRow,
    'id' | 'connectionId' | 'kind' | 'title' | 'state' | 'revertsPlanId' | 'createdBy' | 'createdAt' | 'expiresAt' | 'settledAt'
  > {
  /** Why it is in its state. Null for whoever does not see the whole plan: it may name what they do not see. */
  readonly stateReason: string | null;
  readonly counts: SignCounts;
  readonly excluded: number;
  readonly outcomes: Readonly<Partial<Record<ChangeOutcome, number>>>;
  /** Changes that are not settled. */
  readonly open: number;
  /** Whether it is too late to apply it. */
  readonly isExpired: boolean;
}

/** A plan for review, without its changes. */
export interface PlanReview extends PlanSummary {
  readonly unchanged: number;
  readonly remarks: readonly string[];
  readonly acceptedCount: number | null;
  readonly clients: readonly { readonly id: number | null; readonly name: string | null; readonly counts: SignCounts }[];
  readonly entities: readonly string[];
  /** Null: nothing is to be decided any more, or not by who looks. */
  readonly judgement: PolicyJudgement | null;
  readonly approvals: readonly { readonly by: string; readonly at: Date; readonly isYou: boolean }[];
  /** Why nothing is applied on its connection; null: nothing stands against it. */
  readonly frozen: { readonly reason: string; readonly at: Date } | null;
  /** Whether a process applies it at this moment. In the state `applying` and false: whoever did is gone, and it can be taken up. */
  readonly isBeingApplied: boolean;
  /** Whether a process applies another plan on its connection. */
  readonly isConnectionBusy: boolean;
  /** Whether who looks sees every change of it. */
  readonly isWhole: boolean;
}

const openStates = new Set<PlanRow['state']>(['planned', 'approved', 'stopped']);

/** Plans that a person may see, newest first. */
export async function reviewPlans(
  deps: PlanDeps,
  order: Omit<PlanListOrder, 'reader'> & { readonly reader: ReaderLimits },
): Promise<readonly PlanSummary[]> {
  const read = async (db: Db) => {
    const plans = await listPlans(db, order);
    const parts = await countPlanParts(
      db,
      plans.map(({ id }) => id),
      order.reader,
    );
    const at = new Date(deps.clock.now());
    return plans.map((plan) =>
      summarize(
        plan,
        parts.filter(({ planId }) => planId === plan.id),
        { at, isWhole: order.reader.clients === null },
      ),
    );
  };
  return deps.store.inWorkspace(deps.workspaceId, read, { readOnly: true });
}

/** A plan with its policies and approvals, without its changes. @throws PlanNotFoundError also where the person may see nothing of it */
export async function reviewPlan(
  deps: PlanDeps,
  { planId, reader }: { readonly planId: number; readonly reader: ReaderLimits },
): Promise<PlanReview> {
  const read = async (db: Db) => {
    const plan = await readVisiblePlan(db, planId, reader);
    const parts = await countPlanParts(db, [planId], reader);
    const isWhole = reader.clients === null;
    const scope = await readScope(db, plan);
    const judgement =
      isWhole && openStates.has(plan.state)
        ? await judgePlan({ ...deps, db }, plan, { changes: await listPlanOutline(db, planId), excluded: scope.excluded })
        : null;
    const freeze = await findApplyFreeze(db, plan.connectionId);
    const isHeld = (await listHeldLeases(db)).some(
      ({ work, connectionId }) => work === 'apply' && connectionId === plan.connectionId,
    );
    return {
      ...summarize(plan, parts, { at: new Date(deps.clock.now()), isWhole }),
      unchanged: isWhole ? plan.unchangedCount : 0,
      remarks: isWhole ? plan.remarks : [],
      acceptedCount: isWhole ? plan.acceptedCount : null,
      clients: clientsOf(parts),
      entities: [...new Set(parts.map(({ entity }) => entity))].sort(),
      judgement,
      approvals: scope.approvals,
      frozen: freeze && isWhole ? { reason: freeze.reason, at: freeze.frozenAt } : null,
      isBeingApplied: isHeld && plan.state === 'applying',
      isConnectionBusy: isHeld && plan.state !== 'applying',
      isWhole,
    };
  };
  const { approvals, ...review } = await deps.store.inWorkspace(deps.workspaceId, read, { readOnly: true });
  return { ...review, approvals: await nameApprovals(deps, approvals) };
}

/** The plan, where the person may see anything of it. @throws PlanNotFoundError */
export async function readVisiblePlan(db: Db, planId: number, reader: ReaderLimits): Promise<PlanRow> {
  const plan = await readPlanRow(db, planId);
  if (!reader.connectionIds.includes(plan.connectionId)) throw new PlanNotFoundError(planId);
  if (reader.clients !== null && (await countPlanParts(db, [planId], reader)).length === 0) throw new PlanNotFoundError(planId);
  return plan;
}

/** Approvals with the names of people in the place of their accounts. */
async function nameApprovals(
  { store, workspaceId, actor }: PlanDeps,
  approvals: readonly { readonly approvedBy: string; readonly approvedAt: Date }[],
): Promise<PlanReview['approvals']> {
  if (approvals.length === 0) return [];
  const members = await store.inInstallation((db) => listMembers(db, workspaceId), { readOnly: true });
  const names = new Map(members.map(({ accountId, displayName, email }) => [accountId, displayName || email]));
  return approvals.map(({ approvedBy, approvedAt }) => ({
    by: names.get(approvedBy) ?? (/^[\da-f-]{36}$/.test(approvedBy) ? 'somebody who has left' : approvedBy),
    at: approvedAt,
    isYou: approvedBy === actor.accountId,
  }));
}

function summarize(
  plan: PlanRow,
  parts: readonly PlanPart[],
  { at, isWhole }: { readonly at: Date; readonly isWhole: boolean },
): PlanSummary {
  const { id, connectionId, kind, title, state, revertsPlanId, createdBy, createdAt, expiresAt, settledAt } = plan;
  const outcomes: Partial<Record<ChangeOutcome, number>> = {};
  for (const { outcome, count } of parts) if (outcome !== null) outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  return {
    ...{ id, connectionId, kind, title, state, revertsPlanId, createdBy, createdAt, expiresAt, settledAt },
    stateReason: isWhole ? plan.stateReason : null,
    counts: countSigns(parts),
    excluded: sum(parts.filter(({ isExcluded }) => isExcluded)),
    outcomes,
    open: sum(parts.filter(({ outcome }) => outcome === null)),
    isExpired: (state === 'planned' || state === 'approved') && at >= expiresAt,
  };
}

function clientsOf(parts: readonly PlanPart[]): PlanReview['clients'] {
  const byClient = Map.groupBy(parts, ({ clientId }) => clientId);
  return [...byClient].map(([id, of]) => ({ id, name: of[0]?.clientName ?? null, counts: countSigns(of) }));
}

const sum = (parts: readonly PlanPart[]) => parts.reduce((total, { count }) => total + count, 0);

function countSigns(parts: readonly PlanPart[]): SignCounts {
  const of = (wanted: PlanPart['sign']) => sum(parts.filter(({ sign }) => sign === wanted));
  return { create: of('+'), update: of('~'), delete: of('-') };
}
