import type { GovernedEntity } from '../../engine/governance/client-path.ts';
import type { HaloDoor } from '../../engine/halo-door.ts';
import type { Check } from '../../engine/preflight/check.ts';
import type { PreflightProgress } from '../../engine/preflight/run-preflight.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { Vault } from '../../foundation/vault.ts';

/** An entity as connecting sees it. */
export interface SetupEntity extends GovernedEntity {
  readonly table: string;
  readonly permission: 'mandatory' | 'optional';
}

/** What the verbs of connecting work with. */
export interface SetupDeps extends VerbDeps {
  readonly haloDoor: HaloDoor;
  readonly vault: Vault;
  readonly checks: readonly Check[];
  readonly entities: readonly SetupEntity[];
  readonly onCheck?: PreflightProgress;
}
