import { z } from 'zod';
import { makePlan, type PlanContent } from '../../engine/plan/make-plan.ts';
import { type DoneChange, revertDrafts } from '../../engine/plan/revert-drafts.ts';
import { defineVerb } from '../../engine/verb.ts';
import { PlanStateError } from '../../foundation/errors/plan-state.ts';
import { listPlanChanges } from '../../store/rows/plan-change-rows.ts';
import { listPlanOutcomes } from '../../store/rows/plan-outcome-rows.ts';
import type { PlanRow } from '../../store/rows/plan-rows.ts';
import type { SavedPlan } from './plan-changes.ts';
import { findChange, type PlanDeps } from './plan-deps.ts';
import { readPlanConnection, readPlanRow } from './read-plan.ts';
import { savePlan } from './save-plan.ts';

const input = z.object({
  planId: z.int(),
  /** Only these changes; absent: all that were applied. */
  numbers: z.array(z.int().positive()).min(1).max(50_000).optional(),
  signal: z.instanceof(AbortSignal).optional(),
});

/** A plan that undoes another, and what it cannot undo. */
export interface RevertPlan extends SavedPlan {
  readonly remarks: readonly string[];
  /** Fields that somebody edited since, and that are left alone. */
  readonly conflicts: number;
}

interface Prepared {
  readonly plan: PlanRow;
  readonly content: PlanContent;
  readonly remarks: readonly string[];
}

/**
 * Plans what undoes the applied changes of a plan. It is a plan like any other: it is read, approved and applied; nothing is sent now but GET.
 * @throws InvalidInputError, NotPermittedError, PlanNotFoundError, PlanStateError where nothing was applied, and HaloErrors
 */
export const revertPlan = defineVerb<PlanDeps, typeof input, Prepared, RevertPlan>({
  name: 'plan.revert',
  input,
  prepare: async (deps, { planId, numbers, signal }) => {
    const { plan, row, changes, outcomes } = await deps.store.inWorkspace(
      deps.workspaceId,
      async (db) => {
        const found = await readPlanRow(db, planId);
        return {
          plan: found,
          row: await readPlanConnection(db, found.connectionId),
          changes: new Map((await listPlanChanges(db, planId)).map((change) => [change.number, change])),
          outcomes: await listPlanOutcomes(db, planId),
        };
      },
      { readOnly: true },
    );
    const wanted = outcomes.filter(
      ({ outcome, number }) =>
        (outcome === 'applied' || outcome === 'altered-by-halo') && (numbers === undefined || numbers.includes(number)),
    );
    if (wanted.length === 0)
      throw new PlanStateError(`Nothing of plan ${planId} can be undone.`, {
        why: 'none of these changes was applied',
        remedy: `Look at "sundog show ${planId}".`,
      });
    const halo = await deps.openForReading(row);
    try {
      const done: DoneChange[] = [];
      for (const settled of wanted) {
        const change = changes.get(settled.number);
        const definition = change && findChange(deps, change.change);
        if (!change || !definition) continue;
        const key = settled.recordKey ?? '';
        const options = { priority: 'interactive' as const, ...(signal ? { signal } : {}) };
        const record =
          definition.act === 'delete'
            ? null
            : ((await halo.read(definition.shape.entity, /^\d+$/.test(key) ? Number(key) : key, options))?.value ?? null);
        done.push({ change, definition, settled, record });
      }
      const { drafts, remarks } = revertDrafts(done, (name) => findChange(deps, name));
      return { plan, content: makePlan(drafts), remarks };
    } finally {
      await halo.close();
    }
  },
  run: async ({ db, actor, clock }, { planId }, { plan, content, remarks }) => {
    const saved = await savePlan(db, content, {
      connectionId: plan.connectionId,
      kind: 'revert',
      title: `Undo plan ${planId}: ${plan.title}`.slice(0, 200),
      remarks,
      revertsPlanId: planId,
      by: actor.name,
      at: new Date(clock.now()),
    });
    const conflicts = content.changes.reduce((sum, change) => sum + change.conflicts.length, 0);
    return { planId: saved, changes: content.changes.length, unchanged: content.unchanged, remarks, conflicts };
  },
  audit: ({ planId }, { planId: made, changes }) => ({
    subject: `plan ${made}`,
    subjectKind: 'plan',
    subjectId: String(made),
    detail: { undoes: planId, changes },
  }),
});
