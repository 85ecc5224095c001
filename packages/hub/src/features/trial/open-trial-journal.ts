import type { TrialJournal } from '../../engine/xray/trial/trial-journal.ts';
import { endWriteTrialStep, insertWriteTrialStep, listWriteTrialSteps } from '../../store/rows/write-trial-rows.ts';
import type { TrialVerbDeps } from './trial-deps.ts';

/** The journal of one trial in the database. Each entry is a transaction of its own, on the disk when it resolves. */
export async function openTrialJournal(
  { store, workspaceId, clock }: Pick<TrialVerbDeps, 'store' | 'workspaceId' | 'clock'>,
  trial: { readonly id: number; readonly connectionId: number },
): Promise<TrialJournal> {
  const at = () => new Date(clock.now());
  return {
    earlier: await store.inWorkspace(workspaceId, (db) => listWriteTrialSteps(db, trial.id), { readOnly: true }),
    begin: (step) => store.inWorkspace(workspaceId, (db) => insertWriteTrialStep(db, trial, { ...step, at: at() })),
    end: (step, outcome) =>
      store.inWorkspace(workspaceId, (db) => endWriteTrialStep(db, { trialId: trial.id, step }, { ...outcome, at: at() })),
  };
}
