import type { GovernedEntity } from '../../engine/governance/client-path.ts';
import type { VerbDeps } from '../../engine/verb.ts';

/** What the verbs of governance work with. */
export interface GovernanceDeps extends VerbDeps {
  /** The catalogue of entities. */
  readonly entities: readonly GovernedEntity[];
}
