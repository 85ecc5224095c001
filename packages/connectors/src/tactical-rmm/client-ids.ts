import type { Session } from '../kit/session.ts';
import type { ReadOptions } from '../kit/source-page.ts';
import { companies } from './companies.ts';

/** Ids of clients by their names, which are unique: agents and alerts name their client and give no id. */
export async function readClientIds(session: Session, { signal }: ReadOptions): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for await (const { records } of companies(session, signal ? { signal } : {}))
    for (const { id, name } of records) ids.set(name, id);
  return ids;
}
