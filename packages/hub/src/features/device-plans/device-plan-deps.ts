import type { TransformDefinition } from '../../engine/fields/transform-definition.ts';
import type { ChangeDefinition } from '../../engine/plan/change-definition.ts';
import type { PlanContent } from '../../engine/plan/make-plan.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';

/** Whether a source may be planned, and what is still to be done. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

/** How plans are kept and applied. The desk gives it: plans are the business of another feature. */
export interface PlanDoor {
  /** Saves a plan in the transaction of the caller. Resolves with its number. */
  readonly save: (
    db: Db,
    content: PlanContent,
    wish: {
      readonly connectionId: number;
      readonly kind: string;
      readonly title: string;
      readonly remarks: readonly string[];
      readonly revertsPlanId: null;
      readonly by: string;
      readonly at: Date;
    },
  ) => Promise<number>;
  /** Whether the policy of the connection lets the plan through without a person, now. */
  readonly passesAlone: (planId: number) => Promise<boolean>;
  readonly apply: (planId: number, signal?: AbortSignal) => Promise<{ readonly state: string }>;
}

/** What plans from sources work with. */
export interface DevicePlanDeps extends VerbDeps {
  readonly changes: readonly ChangeDefinition[];
  /** Loaded when a field map is first read: the patterns come with a library of their own. */
  readonly loadTransforms: () => Promise<readonly TransformDefinition[]>;
  readonly plans: PlanDoor;
  /** Whether the mapping of a source is far enough. */
  readonly readReadiness: (db: Db, sourceId: number) => Promise<Readiness>;
}

/** A change of the catalogue by its name. @throws TypeError where the catalogue has none */
export function changeNamed({ changes }: Pick<DevicePlanDeps, 'changes'>, name: string): ChangeDefinition {
  const found = changes.find((one) => one.name === name);
  if (!found) throw new TypeError(`The catalogue knows no change "${name}".`);
  return found;
}
