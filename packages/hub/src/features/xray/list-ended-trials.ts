import type { TrialFact } from '../../engine/xray/right-source.ts';
import type { Db } from '../../store/database.ts';
import { listWriteTrials } from '../../store/rows/write-trial-rows.ts';

/** Trials of writing that came to an end, newest first. */
export async function listEndedTrials(db: Db, connectionId: number): Promise<readonly TrialFact[]> {
  const trials = await listWriteTrials(db, connectionId);
  return trials.flatMap(({ subject, outcome, endedAt }) => (outcome && endedAt ? [{ subject, outcome, endedAt }] : []));
}
