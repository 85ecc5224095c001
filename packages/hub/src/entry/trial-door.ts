import { randomUUID } from 'node:crypto';
import { trialSubjects } from '../catalog/trial-subjects/index.ts';
import type { VerbDeps } from '../engine/verb.ts';
import type { TrialDoorway } from '../engine/xray/trial/trial-halo.ts';
import type { TrialPlan } from '../engine/xray/trial/trial-subject.ts';
import { planTrial } from '../features/trial/plan-trial.ts';
import type { TrialVerbDeps } from '../features/trial/trial-deps.ts';
import { type TrialReport, tryWrite } from '../features/trial/try-write.ts';
import type { Secret } from '../foundation/secret.ts';
import type { ConnectionRow } from '../store/rows/connection-rows.ts';
import { listWriteTrials, type WriteTrialRow } from '../store/rows/write-trial-rows.ts';

/** The small door to trials of writing: the one thing besides the applier of a plan that may write to HaloPSA. */
export interface TrialDoor {
  readonly subjects: readonly { readonly name: string; readonly title: string }[];
  readonly plan: (order: { readonly connectionId: number; readonly subject: string }) => Promise<TrialPlan>;
  readonly run: (order: {
    readonly connectionId: number;
    readonly subject: string;
    readonly isConfirmed: true;
    readonly signal?: AbortSignal;
  }) => Promise<TrialReport>;
  /** Newest first. */
  readonly list: (connectionId: number) => Promise<readonly WriteTrialRow[]>;
}

/** The verbs of trials with their dependencies in hand. */
export function makeTrialDoor(
  deps: VerbDeps,
  doorway: TrialDoorway,
  readSecret: (row: ConnectionRow) => Promise<Secret>,
): TrialDoor {
  const verbs: TrialVerbDeps = {
    ...deps,
    subjects: trialSubjects,
    openForTrial: async (row) => doorway.openForTrial({ ...row, secret: await readSecret(row) }),
    makeMarker: () => `Sundog write trial ${randomUUID()}`,
  };
  const { store, workspaceId } = deps;
  return {
    subjects: trialSubjects.map(({ name, title }) => ({ name, title })),
    plan: (order) => planTrial(verbs, order),
    run: (order) => tryWrite(verbs, order),
    list: (connectionId) => store.inWorkspace(workspaceId, (db) => listWriteTrials(db, connectionId), { readOnly: true }),
  };
}
