import type { HaloEntity } from '@sundog/halo';
import type { VerbDeps } from '../../engine/verb.ts';

/** What the verbs of the drift work with. */
export interface DriftDeps extends VerbDeps {
  /** The catalogue of entities: which fields are read into which columns. */
  readonly entities: readonly { readonly halo: HaloEntity }[];
}
