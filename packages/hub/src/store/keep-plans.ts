import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Db } from './database.ts';

/**
 * The same transaction for work whose statements are few and always the same, such as an object page: each is planned once per session of
 * PostgreSQL and for every value, not anew each time. With row policies, planning takes longer than the looking. Not for statements whose
 * text a person makes (filters): these would pile up, and their best plan depends on the values.
 */
export async function keepPlans(db: Db): Promise<Db> {
  await db.client.query('SET LOCAL plan_cache_mode = force_generic_plan');
  const client = new Proxy(db.client, {
    get: (target, member) => {
      const found: unknown = Reflect.get(target, member, target);
      if (typeof found !== 'function') return found;
      if (member !== 'query') return found.bind(target);
      return (text: unknown, values?: unknown) =>
        typeof text === 'string' && Array.isArray(values)
          ? target.query({ name: nameOf(text), text, values })
          : found.call(target, text, values);
    },
  });
  return { ...db, client: client as PoolClient };
}

/** The same for the same text, 34 characters (PostgreSQL cuts at 63). */
function nameOf(text: string): string {
  return `r_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
