import { type AcknowledgeDriftInput, acknowledgeDrift } from '../features/drift/acknowledge-drift.ts';
import type { DriftDeps } from '../features/drift/drift-deps.ts';
import { listDrift, type ToldDrift } from '../features/drift/list-drift.ts';
import type { DriftFilter } from '../store/rows/schema-drift-rows.ts';

/** What HaloPSA sends otherwise than it did, as the doors ask for it. */
export interface DriftDesk {
  readonly list: (filter: DriftFilter) => Promise<readonly ToldDrift[]>;
  /** @throws DriftNotFoundError */
  readonly acknowledge: (input: AcknowledgeDriftInput) => Promise<readonly number[]>;
}

/** The desk over its dependencies. */
export function openDriftDesk(deps: DriftDeps): DriftDesk {
  return {
    list: (filter) => listDrift(deps, filter),
    acknowledge: (input) => acknowledgeDrift(deps, input),
  };
}
