import type { VerbDeps } from '../engine/verb.ts';
import { type ConfirmDeletionsInput, confirmDeletions } from '../features/proof/confirm-deletions.ts';
import { listProofs } from '../features/proof/list-proofs.ts';
import type { SyncProof } from '../store/rows/pass-evidence-rows.ts';
import type { SuspectLoss } from '../store/rows/suspect-loss-rows.ts';

/** What is proven of the mirror, and a person's word for what the sync does not believe. */
export interface ProofDesk {
  /** The last proof of every entity that has one. */
  readonly list: (connectionId: number) => Promise<readonly SyncProof[]>;
  /** @throws NoLossError */
  readonly confirmDeletions: (input: ConfirmDeletionsInput) => Promise<SuspectLoss>;
}

/** The desk over its dependencies. */
export function openProofDesk(deps: VerbDeps): ProofDesk {
  return {
    list: (connectionId) => listProofs(deps, connectionId),
    confirmDeletions: (input) => confirmDeletions(deps, input),
  };
}
