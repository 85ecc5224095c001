import type { ApplyDeps } from './apply-deps.ts';
import { isKeyOfChange } from './plan-value.ts';
import { doneOutcomes, type PlannedChange, type Settled } from './planned-change.ts';
import { settleChange } from './settle-change.ts';

/** A run of a plan. */
export interface PlanRun {
  readonly changes: readonly PlannedChange[];
  /** Numbers of changes that people left out. */
  readonly excluded: ReadonlySet<number>;
  /** What was settled before: a run goes on where the one before ended. */
  readonly settled: ReadonlyMap<number, Settled>;
  /** So many changes that are refused, fail or stay uncertain end the run. */
  readonly stopAfterErrors: number;
  readonly atOnce: number;
  readonly deps: Omit<ApplyDeps, 'keyOf'>;
  /** Keeps an outcome; resolves when it is on the disk. */
  readonly keep: (number: number, settled: Settled) => Promise<void>;
}

/** How a run ended. `stopped`: too many changes went wrong; the rest was not begun. */
export type RunEnd = 'finished' | 'stopped';

const errorOutcomes = new Set(['refused', 'failed', 'uncertain']);

/**
 * Applies the changes in their order, some at once, each record by one change at a time. A change that needs a record of another waits for
 * it; one that was not answered is looked at again when Halo can no longer be at work on it, and meanwhile the others go on.
 * @throws what ends every change: ApplyFrozenError, FenceLostError, a HaloError that stops, the abort of the signal
 */
export async function runPlan(run: PlanRun): Promise<RunEnd> {
  const settled = new Map(run.settled);
  const later: { readonly change: PlannedChange; notBefore: number }[] = [];
  let errors = 0;
  const settle = async (change: PlannedChange, outcome: Settled) => {
    await run.keep(change.number, outcome);
    settled.set(change.number, outcome);
    if (errorOutcomes.has(outcome.outcome)) errors += 1;
  };
  const keyOf = (number: number) => {
    const made = settled.get(number);
    return made && doneOutcomes.has(made.outcome) ? made.recordKey : null;
  };
  const apply = async (change: PlannedChange) => {
    run.deps.signal?.throwIfAborted();
    const step = await settleChange(change, { ...run.deps, keyOf });
    if ('settled' in step) await settle(change, step.settled);
    else later.push({ change, notBefore: step.notBefore });
  };
  const isStopped = () => errors >= run.stopAfterErrors;

  for (const change of run.changes)
    if (run.excluded.has(change.number) && !settled.has(change.number))
      await settle(change, { outcome: 'skipped', recordKey: change.recordKey, found: null, problem: 'Left out by a person.' });
  for (const wave of wavesOf(run.changes.filter(({ number }) => !settled.has(number)))) {
    await inParallel(wave, run.atOnce, async (change) => (isStopped() ? undefined : apply(change)));
    // What others wait for is brought to its end before they begin; the last wave waits for all.
    while (later.length > 0) {
      const next = later.shift();
      if (!next) break;
      await run.deps.clock.sleep(Math.max(0, next.notBefore - run.deps.clock.now()), run.deps.signal);
      await apply(next.change);
    }
    if (isStopped()) break;
  }
  return isStopped() && run.changes.some(({ number }) => !settled.has(number)) ? 'stopped' : 'finished';
}

/** Changes in an order in which each finds what it needs, and no record is touched twice at once. */
function wavesOf(changes: readonly PlannedChange[]): readonly (readonly PlannedChange[])[] {
  const waveOf = new Map<number, number>();
  const waveOfRecord = new Map<string, number>();
  const waves: PlannedChange[][] = [];
  for (const change of changes) {
    const needs = Object.values(change.after).filter(isKeyOfChange);
    const record = change.recordKey === null ? null : `${change.entity} ${change.recordKey}`;
    const wave = Math.max(
      0,
      ...needs.map(({ keyOfChange }) => (waveOf.get(keyOfChange) ?? -1) + 1),
      record === null ? 0 : (waveOfRecord.get(record) ?? -1) + 1,
    );
    waveOf.set(change.number, wave);
    if (record !== null) waveOfRecord.set(record, wave);
    const members = waves[wave] ?? [];
    members.push(change);
    waves[wave] = members;
  }
  return waves;
}

/** Works through the list, so many at once. After the first error nothing new is begun; what runs is waited for. */
async function inParallel<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failure: { readonly error: unknown } | null = null;
  const worker = async () => {
    for (;;) {
      const item = items[next];
      if (item === undefined || failure !== null) return;
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}
