import type { Db, TransactionOptions } from '../../store/database.ts';
import { retryConflicts } from '../../store/retry-conflicts.ts';
import type { WritingContext } from './sync-context.ts';

/**
 * The one way in which a pass opens a transaction. Whoever no longer holds the lease of what it works on is refused here, before it
 * writes anything; whoever collided with another transaction does the work again.
 */
export async function inSync<T>(context: WritingContext, work: (db: Db) => Promise<T>, options?: TransactionOptions): Promise<T> {
  return retryConflicts(() =>
    context.store.inWorkspace(
      context.workspaceId,
      async (db) => {
        await context.fence?.(db);
        return work(db);
      },
      options,
    ),
  );
}
