import type { Clock, Halo, HaloWriter } from '@sundog/halo';
import type { CrashPoint } from '../../foundation/crash-point.ts';
import type { ChangeDefinition } from './change-definition.ts';
import type { ChangeJournal, MarkerProof } from './change-journal.ts';

/** What the applier works with. */
export interface ApplyDeps {
  readonly halo: Pick<Halo, 'get' | 'read'>;
  /** Nobody else holds one. */
  readonly writer: HaloWriter;
  readonly journal: ChangeJournal;
  readonly proof: MarkerProof;
  readonly clock: Clock;
  readonly definitionOf: (change: string) => ChangeDefinition;
  /** The key of the record that another change of the plan made; null: it did not. */
  readonly keyOf: (change: number) => string | null;
  /** A request that was not answered may still be at work in Halo for so long. Only afterwards may it be sent again. */
  readonly lateCommitMs: number;
  readonly crash: CrashPoint;
  readonly signal?: AbortSignal;
}

/** A change may be sent so often, at most; each time after it was proven that the time before did nothing. */
export const attemptLimit = 3;
