import type { RateBudget } from '@sundog/halo';
import type { HaloSignIn } from '../engine/halo-door.ts';
import { createJointBudget, type JointBudget, readJointBudget } from '../engine/jobs/joint-budget.ts';
import type { Store } from '../store/database.ts';
import type { BudgetView } from './http/hub-view.ts';

/** Which HaloPSA, and what the operator allows of its limit. */
type BudgetOwner = Pick<HaloSignIn, 'resourceServer' | 'tenant' | 'requestLimit' | 'windowSeconds'>;

/** The request budgets of this process, shared with all others of the hub through the database. */
export interface JointBudgets {
  readonly of: (owner: BudgetOwner) => RateBudget;
  /** How a budget stands, over all processes; null: nothing was asked of that HaloPSA yet. */
  readonly read: (owner: BudgetOwner) => Promise<BudgetView | null>;
  /** Until when somebody in this process waits for room, in milliseconds since 1970; null: nobody does. */
  readonly waitsUntil: () => number | null;
  /** Gives back what was taken and not used. Comes before the store is closed. */
  readonly settle: () => Promise<void>;
}

export function makeJointBudgets(store: Store, workspaceId: number): JointBudgets {
  const made: JointBudget[] = [];
  const optionsOf = ({ resourceServer, tenant, requestLimit, windowSeconds }: BudgetOwner) => ({
    store,
    workspaceId,
    address: { resourceServer, tenant },
    limit: requestLimit,
    windowMs: windowSeconds * 1000,
  });
  return {
    of: (owner) => {
      const budget = createJointBudget(optionsOf(owner));
      made.push(budget);
      return budget;
    },
    read: async (owner) => {
      const standing = await readJointBudget(optionsOf(owner));
      return standing && { ...standing, windowSeconds: owner.windowSeconds };
    },
    waitsUntil: () => {
      const waits = made
        .map((budget) => budget.reading())
        .filter(({ waiting }) => Object.values(waiting).some((count) => count > 0));
      const latest = Math.max(...waits.map(({ nextAt }) => nextAt ?? 0), 0);
      return latest === 0 ? null : latest;
    },
    settle: async () => {
      for (const budget of made) await budget.settle();
    },
  };
}
