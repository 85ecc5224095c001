import type { RateBudget } from '@sundog/halo';
import type { HaloSignIn } from '../engine/halo-door.ts';
import { createSharedBudget, readSharedBudget, type SharedBudget } from '../engine/jobs/shared-budget.ts';
import type { Store } from '../store/database.ts';
import type { BudgetView } from './http/hub-view.ts';

/** Which HaloPSA, and what the operator allows of its limit. */
type BudgetOwner = Pick<HaloSignIn, 'resourceServer' | 'tenant' | 'requestLimit' | 'windowSeconds'>;

/** The request budgets of this process, shared with all others of the hub through the database. */
export interface SharedBudgets {
  readonly of: (owner: BudgetOwner) => RateBudget;
  /** How a budget stands, over all processes; null: nothing was asked of that HaloPSA yet. */
  readonly read: (owner: BudgetOwner) => Promise<BudgetView | null>;
  /** Gives back what was taken and not used. Comes before the store is closed. */
  readonly settle: () => Promise<void>;
}

export function makeSharedBudgets(store: Store, workspaceId: number): SharedBudgets {
  const made: SharedBudget[] = [];
  const optionsOf = ({ resourceServer, tenant, requestLimit, windowSeconds }: BudgetOwner) => ({
    store,
    workspaceId,
    address: { resourceServer, tenant },
    limit: requestLimit,
    windowMs: windowSeconds * 1000,
  });
  return {
    of: (owner) => {
      const budget = createSharedBudget(optionsOf(owner));
      made.push(budget);
      return budget;
    },
    read: async (owner) => {
      const standing = await readSharedBudget(optionsOf(owner));
      return standing && { ...standing, windowSeconds: owner.windowSeconds };
    },
    settle: async () => {
      for (const budget of made) await budget.settle();
    },
  };
}
