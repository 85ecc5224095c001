import type { Db } from './database.ts';

/**
 * Runs a question that joins whole lists. Of lists that were just written the database knows no sizes and thinks them short: it would compare each
 * row with each.
 */
export async function joinWithoutLoops<T>(db: Db, ask: () => Promise<T>): Promise<T> {
  await db.client.query('SET LOCAL enable_nestloop = off');
  const answer = await ask();
  await db.client.query('SET LOCAL enable_nestloop = on');
  return answer;
}
