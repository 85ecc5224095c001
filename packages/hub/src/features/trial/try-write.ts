import { z } from 'zod';
import { defineVerb } from '../../engine/verb.ts';
import { runTrial } from '../../engine/xray/trial/run-trial.ts';
import type { TrialResult } from '../../engine/xray/trial/trial-journal.ts';
import { TrialImpossibleError } from '../../foundation/errors/trial-impossible.ts';
import { TrialRunningError } from '../../foundation/errors/trial-running.ts';
import {
  endWriteTrial,
  insertWriteTrial,
  listWriteTrialSteps,
  listWriteTrials,
  type WriteTrialRow,
  type WriteTrialStepRow,
} from '../../store/rows/write-trial-rows.ts';
import { openTrialJournal } from './open-trial-journal.ts';
import { readerOf, readTrialConnection } from './plan-trial.ts';
import { readSubject, type TrialVerbDeps } from './trial-deps.ts';

const input = z.object({
  connectionId: z.int(),
  subject: z.string(),
  /** That a person has read what may stay in HaloPSA. */
  isConfirmed: z.literal(true),
  signal: z.instanceof(AbortSignal).optional(),
});

/** A trial that was made, with every request of it. */
export interface TrialReport extends TrialResult {
  readonly subject: string;
  readonly marker: string;
  readonly steps: readonly WriteTrialStepRow[];
}

interface Prepared {
  readonly trial: Pick<WriteTrialRow, 'id' | 'marker'>;
  readonly result: TrialResult;
}

/**
 * Makes a trial of writing, which a person started after reading what it may leave behind. One that was cut off is brought to its end
 * first: its record is looked for by its marker, and not made again.
 * @throws InvalidInputError, NotPermittedError, ConnectionNotFoundError, UnknownTrialError, TrialImpossibleError, TrialRunningError, and
 * the HaloError of a failed sign-in
 */
export const tryWrite = defineVerb<TrialVerbDeps, typeof input, Prepared, TrialReport>({
  name: 'trial.run',
  input,
  prepare: async (deps, { connectionId, subject, signal }) => {
    readSubject(deps, subject);
    const lock = await deps.store.tryLock(`write trial ${subject} of connection ${connectionId}`);
    if (!lock) throw new TrialRunningError();
    try {
      return await makeTrial(deps, { connectionId, subject, ...(signal ? { signal } : {}) });
    } finally {
      await lock.release();
    }
  },
  run: async ({ db, clock }, { subject }, { trial, result }) => {
    await endWriteTrial(db, trial.id, { ...result, at: new Date(clock.now()) });
    return { subject, marker: trial.marker, ...result, steps: await listWriteTrialSteps(db, trial.id) };
  },
  audit: ({ connectionId, subject }, { outcome, marker, leftBehind }) => ({
    subject: `connection ${connectionId}`,
    detail: { trial: subject, marker, outcome, leftBehind },
  }),
});

async function makeTrial(
  deps: TrialVerbDeps,
  {
    connectionId,
    subject: name,
    signal,
  }: { readonly connectionId: number; readonly subject: string; readonly signal?: AbortSignal },
): Promise<Prepared> {
  const subject = readSubject(deps, name);
  const halo = await deps.openForTrial(await readTrialConnection(deps, connectionId));
  try {
    await halo.signIn();
    const unfinished = await findUnfinished(deps, connectionId, name);
    const plan = unfinished ? null : await subject.plan(readerOf(halo));
    if (plan && plan.values === null) throw new TrialImpossibleError(plan.why ?? 'nothing suits');
    const trial = unfinished ?? (await beginTrial(deps, connectionId, name));
    const journal = await openTrialJournal(deps, { id: trial.id, connectionId });
    const values = plan?.values ?? (journal.earlier.length === 0 ? (await subject.plan(readerOf(halo))).values : {});
    if (!values) throw new TrialImpossibleError('nothing suits any more');
    const writer = halo.writer();
    return {
      trial,
      result: await runTrial(subject, values, { halo, writer, journal, marker: trial.marker, ...(signal ? { signal } : {}) }),
    };
  } finally {
    await halo.close();
  }
}

async function findUnfinished(
  { store, workspaceId }: TrialVerbDeps,
  connectionId: number,
  subject: string,
): Promise<WriteTrialRow | undefined> {
  const trials = await store.inWorkspace(workspaceId, (db) => listWriteTrials(db, connectionId), { readOnly: true });
  return trials.find((trial) => trial.subject === subject && trial.endedAt === null);
}

async function beginTrial(deps: TrialVerbDeps, connectionId: number, subject: string): Promise<Prepared['trial']> {
  const marker = deps.makeMarker();
  const at = new Date(deps.clock.now());
  const id = await deps.store.inWorkspace(deps.workspaceId, (db) => insertWriteTrial(db, connectionId, { subject, marker, at }));
  return { id, marker };
}
