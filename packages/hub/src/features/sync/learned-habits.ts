import type { HaloEntity } from '@sundog/halo';
import { capabilities } from '../../engine/preflight/capabilities.ts';
import type { Db } from '../../store/database.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import { type CapabilityRow, listCapabilities } from '../../store/rows/capability-rows.ts';
import { listSyncStates, setSyncState } from '../../store/rows/sync-state-rows.ts';

/** How the lists of one HaloPSA are best read, by what its checks have learned. */
export interface LearnedHabits {
  /** Rows to ask for per page, by table name; absent: as the entity says. */
  readonly pageSizes: Readonly<Record<string, number>>;
  /** Tables whose lists ignore the order by last change: what is new cannot be read alone. */
  readonly orderIgnored: readonly string[];
}

/** A page that held fewer rows than this was short for another reason than a cap. */
const smallestCap = 20;

/**
 * Turns what was learned into habits. A page size of the connection wins over what was learned. Pure.
 * @param pageSize rows per page that a person chose for this connection; null: none
 */
function toHabits(
  learned: readonly Pick<CapabilityRow, 'name' | 'value'>[],
  entities: readonly HaloEntity[],
  pageSize: number | null,
): LearnedHabits {
  const byName = new Map(learned.map(({ name, value }) => [name, value]));
  const pageSizes: Record<string, number> = {};
  const orderIgnored: string[] = [];
  for (const { name, source } of entities) {
    const table = toTableName(name);
    if (capabilities['newest-first-order'].value.safeParse(byName.get(`newest-first-order:${name}`)).data === false)
      orderIgnored.push(table);
    if (source.by !== 'list' || !source.list.paged) continue;
    const size = pageSize ?? learnedSize(byName.get(`page-size-cap:${name}`), source.list.pageSize);
    if (size !== null) pageSizes[table] = size;
  }
  return { pageSizes, orderIgnored };
}

/** The cap where there is one; where there is none, the most that was seen to come. */
function learnedSize(value: unknown, usual: number): number | null {
  const { data } = capabilities['page-size-cap'].value.safeParse(value);
  if (!data || data.returned < smallestCap) return null;
  return data.isCapped ? data.returned : Math.max(usual, data.returned);
}

/** What is known of a connection, with the lists marked that can only be read whole. */
export async function useLearnedHabits(
  db: Db,
  connection: { readonly id: number; readonly pageSize: number | null },
  entities: readonly HaloEntity[],
): Promise<LearnedHabits> {
  const habits = toHabits(await listCapabilities(db, connection.id), entities, connection.pageSize);
  const known = new Set((await listSyncStates(db, connection.id)).filter((state) => state.isOrderIgnored).map((s) => s.entity));
  for (const table of habits.orderIgnored)
    if (!known.has(table)) await setSyncState(db, { connectionId: connection.id, entity: table, isOrderIgnored: true });
  return habits;
}
