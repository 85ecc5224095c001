import type { Db } from './database.ts';

/** SQLSTATE classes that blame the content of a row: data exception, integrity constraint, program limit exceeded (a value too long). */
const contentClasses = new Set(['22', '23', '54']);

/**
 * Runs a write under a savepoint.
 * @returns null when it succeeded; the SQLSTATE when the database refused the content, after which nothing of the write remains.
 * @throws whatever else went wrong
 */
export async function rowsRefused(db: Db, write: () => Promise<void>): Promise<string | null> {
  await db.client.query('SAVEPOINT rows');
  try {
    await write();
    await db.client.query('RELEASE SAVEPOINT rows');
    return null;
  } catch (error) {
    const state = sqlState(error);
    if (state === null || !contentClasses.has(state.slice(0, 2))) throw error;
    await db.client.query('ROLLBACK TO SAVEPOINT rows');
    return state;
  }
}

function sqlState(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.length === 5 ? code : null;
}
