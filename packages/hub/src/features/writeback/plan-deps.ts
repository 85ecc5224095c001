import type { Halo, HaloWriter } from '@sundog/halo';
import type { ChangeDefinition } from '../../engine/plan/change-definition.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { CrashPoint } from '../../foundation/crash-point.ts';
import type { ConnectionRow } from '../../store/rows/connection-rows.ts';

/** What the verbs of plans work with. */
export interface PlanDeps extends VerbDeps {
  /** The catalogue of changes. */
  readonly changes: readonly ChangeDefinition[];
  /** A client that can only read. Whoever opens it closes it. */
  readonly openForReading: (row: ConnectionRow) => Promise<Halo>;
  /** A client that can write, for the applier of a plan alone. Whoever opens it closes it. */
  readonly openForApply: (row: ConnectionRow) => Promise<Halo & { writer(): HaloWriter }>;
  /** For tests: where the work is to end. */
  readonly crash?: CrashPoint;
  /** How long HaloPSA may still be at work on a request that it did not answer, in milliseconds. Default 130,000. */
  readonly lateCommitMs?: number;
  /** Changes at once. Default 6. */
  readonly atOnce?: number;
}

/** The definition with a name, or undefined. */
export function findChange({ changes }: Pick<PlanDeps, 'changes'>, name: string): ChangeDefinition | undefined {
  return changes.find((one) => one.name === name);
}
