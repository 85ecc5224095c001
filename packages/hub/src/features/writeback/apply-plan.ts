import { HaloError } from '@sundog/halo';
import { z } from 'zod';
import { type HeldLeases, holdLeases } from '../../engine/jobs/hold-leases.ts';
import { type RunEnd, runPlan } from '../../engine/plan/run-plan.ts';
import { defineVerb } from '../../engine/verb.ts';
import { noCrash } from '../../foundation/crash-point.ts';
import { ApplyFrozenError } from '../../foundation/errors/apply-frozen.ts';
import { FenceLostError } from '../../foundation/errors/fence-lost.ts';
import { listPlanOutcomes } from '../../store/rows/plan-outcome-rows.ts';
import { type PlanState, setPlanState } from '../../store/rows/plan-rows.ts';
import { setApplyFreeze } from '../../store/rows/plan-setting-rows.ts';
import { type BegunPlan, beginApplying } from './begin-applying.ts';
import { openPlanJournal } from './open-plan-journal.ts';
import { findChange, type PlanDeps } from './plan-deps.ts';
import { endStateOf, type PlanReport, reportPlan } from './plan-report.ts';
import { readPlanConnection, readPlanRow } from './read-plan.ts';
import { readPolicy } from './read-policy.ts';

const input = z.object({
  planId: z.int(),
  signal: z.instanceof(AbortSignal).optional(),
  /** Told after each change: how many are settled of how many. */
  onProgress: z.custom<(progress: { readonly settled: number; readonly of: number }) => void>().optional(),
});

type ApplyOrder = z.output<typeof input>;

/** Halo is told to give up on a request after two minutes; ten seconds more are for clocks and queues. */
const usualLateCommitMs = 130_000;
const usualAtOnce = 6;
const lookAgainMs = 500;

/**
 * Applies exactly what was approved of a plan. Whoever asks while it is being applied gets the result of the first; a run that was cut off is
 * taken up where it ended.
 * @throws PlanNotFoundError, PlanStateError, PlanBlockedError, PlanTamperedError, ApplyFrozenError, FenceLostError, and the HaloError that
 * ended the run; what was settled before stays settled
 */
export const applyPlan = defineVerb<PlanDeps, typeof input, PlanReport, PlanReport>({
  name: 'plan.apply',
  input,
  prepare: async (deps, order) => {
    const { connectionId } = await deps.store.inWorkspace(deps.workspaceId, (db) => readPlanRow(db, order.planId), {
      readOnly: true,
    });
    const held = await waitForTurn(deps, order, connectionId);
    if (held === null) return readReport(deps, order.planId);
    try {
      const begun = await deps.store.inWorkspace(deps.workspaceId, (db) => beginApplying({ ...deps, db }, order.planId));
      if (begun) await applyHeld(deps, { ...order, begun, held });
    } catch (error) {
      throw await held.explain(error);
    } finally {
      await held.release();
    }
    return readReport(deps, order.planId);
  },
  run: async (_deps, _order, report) => report,
  audit: ({ planId }, { state, outcomes, connectionId }) => ({
    subject: `plan ${planId}`,
    subjectKind: 'plan',
    subjectId: String(planId),
    detail: { connection: connectionId, state, outcomes },
  }),
});

/** The lease of applying on this connection; null: somebody else brought this very plan to its end meanwhile. */
async function waitForTurn(deps: PlanDeps, { planId, signal }: ApplyOrder, connectionId: number): Promise<HeldLeases | null> {
  const { store, workspaceId } = deps;
  for (;;) {
    const held = await holdLeases(store, { workspaceId, connectionId, works: ['apply'] });
    if (held) return held;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    signal?.throwIfAborted();
    const { state } = await readReport(deps, planId);
    if (!['planned', 'approved', 'applying', 'stopped'].includes(state)) return null;
  }
}

async function applyHeld(
  deps: PlanDeps,
  { planId, signal, onProgress, begun, held }: ApplyOrder & { readonly begun: BegunPlan; readonly held: HeldLeases },
): Promise<void> {
  const { store, workspaceId, clock } = deps;
  const end = async (state: PlanState, reason: string | null) => {
    const isOver = state !== 'stopped';
    await store.inWorkspace(workspaceId, async (db) => {
      await held.fence(db);
      await setPlanState(db, planId, { state, reason, settledAt: isOver ? new Date(clock.now()) : null });
    });
  };
  try {
    const how = await run(deps, { begun, held, signal, onProgress });
    if (how === 'stopped') return await end('stopped', 'Too many changes went wrong; the rest was not begun.');
    await end(endStateOf(await readReport(deps, planId)), null);
  } catch (error) {
    // Whoever lost the lease says nothing any more: another has it.
    if (error instanceof FenceLostError || held.lost.aborted) throw error;
    if (error instanceof ApplyFrozenError)
      await store.inWorkspace(workspaceId, (db) =>
        setApplyFreeze(db, begun.plan.connectionId, { reason: error.message, at: new Date(clock.now()) }),
      );
    await end('stopped', error instanceof HaloError || error instanceof ApplyFrozenError ? error.message : 'It was stopped.');
    throw error;
  }
}

async function run(
  deps: PlanDeps,
  {
    begun,
    held,
    signal,
    onProgress,
  }: Pick<ApplyOrder, 'signal' | 'onProgress'> & { readonly begun: BegunPlan; readonly held: HeldLeases },
): Promise<RunEnd> {
  const { store, workspaceId, clock } = deps;
  const { plan, changes, excluded } = begun;
  const known = await store.inWorkspace(
    workspaceId,
    async (db) => ({
      row: await readPlanConnection(db, plan.connectionId),
      policy: await readPolicy(db, plan.connectionId),
      // What could not be asked may be asked again.
      outcomes: (await listPlanOutcomes(db, plan.id)).filter(({ outcome }) => outcome !== 'failed'),
    }),
    { readOnly: true },
  );
  const ledger = await openPlanJournal(deps, plan, held.fence);
  const halo = await deps.openForApply(known.row);
  const crash = deps.crash ?? noCrash;
  let settled = known.outcomes.length;
  try {
    return await runPlan({
      changes,
      excluded,
      settled: new Map(known.outcomes.map((one) => [one.number, one])),
      stopAfterErrors: known.policy.stopAfterErrors,
      atOnce: deps.atOnce ?? usualAtOnce,
      deps: {
        halo,
        writer: halo.writer(),
        journal: ledger.journal,
        proof: ledger.proof,
        clock,
        definitionOf: (name) => {
          const definition = findChange(deps, name);
          if (!definition) throw new TypeError(`The catalogue knows no change "${name}".`);
          return definition;
        },
        lateCommitMs: deps.lateCommitMs ?? usualLateCommitMs,
        crash,
        signal: signal ? AbortSignal.any([signal, held.lost]) : held.lost,
      },
      keep: async (number, outcome) => {
        await ledger.keep(number, outcome);
        crash('apply.kept');
        settled += 1;
        onProgress?.({ settled, of: changes.length });
      },
    });
  } finally {
    await halo.close();
  }
}

async function readReport({ store, workspaceId }: PlanDeps, planId: number): Promise<PlanReport> {
  return store.inWorkspace(workspaceId, async (db) => reportPlan(db, await readPlanRow(db, planId)), { readOnly: true });
}
