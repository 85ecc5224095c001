import type { PlanValue } from '../../engine/plan/plan-value.ts';
import { labelOfField } from '../../engine/plan/record-shape.ts';
import type { ReaderLimits } from '../../store/database.ts';
import {
  countPlanReview,
  listPlanNumbers,
  listPlanReview,
  type PlanChangeFilter,
  type PlanReviewRow,
} from '../../store/rows/plan-review-rows.ts';
import { findChange, type PlanDeps } from './plan-deps.ts';
import { readVisiblePlan } from './review-plan.ts';

/** What becomes of one field. */
export interface FieldDiff {
  readonly field: string;
  /** What people call it. */
  readonly label: string;
  readonly before: PlanValue;
  readonly after: PlanValue;
  /** The change whose record is the value; null: it is a value. */
  readonly keyOfChange: number | null;
}

/** A change for review. */
export interface ReviewedChange extends Omit<PlanReviewRow, 'before' | 'after' | 'conflicts'> {
  readonly changeTitle: string;
  readonly fields: readonly FieldDiff[];
  readonly conflicts: readonly (PlanReviewRow['conflicts'][number] & { readonly label: string })[];
}

/** Which changes of a plan, and who looks. */
export interface ChangesQuestion {
  readonly planId: number;
  readonly reader: ReaderLimits;
  readonly filter: PlanChangeFilter;
}

/** A page of changes, by their numbers. @throws PlanNotFoundError */
export async function reviewChanges(
  deps: PlanDeps,
  { after, limit, ...look }: ChangesQuestion & { readonly after: number; readonly limit: number },
): Promise<{ readonly items: readonly ReviewedChange[]; readonly next: number | null; readonly total: number }> {
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      await readVisiblePlan(db, look.planId, look.reader);
      const rows = await listPlanReview(db, { ...look, after, limit: limit + 1 });
      const items = rows.slice(0, limit).map((row) => toReviewed(deps, row));
      const next = rows.length > limit ? (items.at(-1)?.number ?? null) : null;
      return { items, next, total: await countPlanReview(db, look) };
    },
    { readOnly: true },
  );
}

/** The numbers of all changes that a filter lets through. @throws PlanNotFoundError */
export async function listMatching(deps: PlanDeps, look: ChangesQuestion): Promise<readonly number[]> {
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      await readVisiblePlan(db, look.planId, look.reader);
      return listPlanNumbers(db, look);
    },
    { readOnly: true },
  );
}

function toReviewed(deps: PlanDeps, { before, after, conflicts, ...row }: PlanReviewRow): ReviewedChange {
  const definition = findChange(deps, row.change);
  const labelOf = (field: string) => (definition ? labelOfField(definition.shape, field) : field);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    ...row,
    changeTitle: definition?.title ?? row.change,
    fields: names.map((field) => {
      const value = after[field] ?? null;
      const isKey = typeof value === 'object' && value !== null;
      return {
        field,
        label: labelOf(field),
        before: before[field] ?? null,
        after: isKey ? null : value,
        keyOfChange: isKey ? value.keyOfChange : null,
      };
    }),
    conflicts: conflicts.map((one) => ({ ...one, label: labelOf(one.field) })),
  };
}
