import { type BilledOfProduct, compareBilled } from '../../engine/fields/compare-billed.ts';
import { type CountedProduct, listBilledLines, listCountedProducts } from '../../store/rows/counted-rows.ts';
import type { DevicePlanDeps } from './device-plan-deps.ts';

/** What sources count beside what is billed. */
export interface Counted {
  /** What is compared, in words. */
  readonly rule: string;
  readonly items: readonly (CountedProduct & BilledOfProduct)[];
  /** Lines in force of all clients, and those that no product is called as. */
  readonly lines: { readonly inForce: number; readonly unmatched: number };
}

const rule =
  'Counted: the licence counts that a source told last, of companies that are mapped. Billed: the sum of the quantities of the lines of recurring invoices ' +
  'in force (not disabled, not ended; lines not inactive) of the same client whose item code is the product, or whose description has its name as whole words. ' +
  'Quantities that HaloPSA works out when it makes the invoice are as it last showed them. Nothing is written.';

/** What sources count per client and product beside what recurring invoices bill, as far as the mirror holds their lines. Writes nothing. */
export async function readCounted(deps: DevicePlanDeps, { connectionId }: { readonly connectionId: number }): Promise<Counted> {
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const lines = await listBilledLines(db, connectionId, new Date(deps.clock.now()));
      const items = compareBilled(await listCountedProducts(db, connectionId), lines);
      const matched = items.reduce((sum, one) => sum + one.lines.length, 0);
      return { rule, items, lines: { inForce: lines.length, unmatched: lines.length - matched } };
    },
    { readOnly: true },
  );
}
