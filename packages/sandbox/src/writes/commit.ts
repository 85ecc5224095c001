import type { SandboxClock } from '../clock.ts';
import type { Author, Oracle } from '../oracle/oracle.ts';
import type { Row, RowKey } from '../tables/table.ts';
import { keyFrom, type Tables } from '../tables/tables.ts';

/** Where something is committed: the tables, the log, and the clock that stamps it. */
export interface CommitPlace {
  readonly tables: Tables;
  readonly oracle: Oracle;
  readonly clock: SandboxClock;
}

/** Stores a new row and logs it. */
export function commitInsert(halo: CommitPlace, entity: string, { row, by }: { readonly row: Row; readonly by: Author }): Row {
  const stored = halo.tables.of(entity).insert(row);
  const key = keyFrom(stored, halo.tables.keyMembers(entity));
  log(halo, { entity, key, kind: 'create', changedMembers: Object.keys(stored), by });
  return stored;
}

/** Changes a row and logs the members that differ. Without a difference nothing is stored or logged. */
export function commitUpdate(
  halo: CommitPlace,
  entity: string,
  { key, changes, by }: { readonly key: RowKey; readonly changes: Row; readonly by: Author },
): Row {
  const table = halo.tables.of(entity);
  const before = table.get(key) ?? {};
  const changedMembers = differing(before, changes);
  if (changedMembers.length === 0) return before;
  const stored = table.update(key, Object.fromEntries(changedMembers.map((member) => [member, changes[member]])));
  log(halo, { entity, key, kind: 'update', changedMembers, by });
  return stored;
}

/** Removes a row and logs it. */
export function commitRemove(
  halo: CommitPlace,
  entity: string,
  { key, by }: { readonly key: RowKey; readonly by: Author },
): Row | undefined {
  const removed = halo.tables.of(entity).remove(key);
  if (removed) log(halo, { entity, key, kind: 'delete', changedMembers: [], by });
  return removed;
}

/** Brings a removed row back and logs it as made anew. */
export function commitRestore(
  halo: CommitPlace,
  entity: string,
  { key, by }: { readonly key: RowKey; readonly by: Author },
): Row | undefined {
  const restored = halo.tables.of(entity).restore(key);
  if (restored) log(halo, { entity, key, kind: 'create', changedMembers: Object.keys(restored), by });
  return restored;
}

/** Names of the members of `changes` whose value is another than in `before`. */
export function differing(before: Row, changes: Row): string[] {
  return Object.keys(changes).filter((member) => JSON.stringify(before[member]) !== JSON.stringify(changes[member]));
}

function log(
  halo: CommitPlace,
  effect: { entity: string; key: RowKey; kind: 'create' | 'update' | 'delete'; changedMembers: readonly string[]; by: Author },
): void {
  halo.oracle.append({ at: halo.clock.stamp(), ...effect });
}
