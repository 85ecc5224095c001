import { setTimeout as delay } from 'node:timers/promises';

/** What a transaction is told whose work collided with another's; nothing of it remains, and it may be done again (PostgreSQL, 13.5). */
const conflicts: ReadonlySet<string> = new Set(['40001', '40P01']);
const tries = 5;

/**
 * Does the work of a transaction again where the database ended it for a deadlock or a serialization failure.
 * @param attempt one whole transaction, from BEGIN to COMMIT; it must do nothing beyond the database
 * @throws what the last attempt threw
 */
export async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (failures >= tries || !isConflict(error)) throw error;
      // Two that collided must not come back in step.
      await delay(failures * 20 * (1 + Math.random()));
    }
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && conflicts.has(String(error.code));
}
