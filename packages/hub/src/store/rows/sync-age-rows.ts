import type { Db } from '../database.ts';

/** When an entity was last read. */
export interface SyncAge {
  /** Table name. */
  readonly entity: string;
  readonly state: string;
  /** Null: never. */
  readonly lastSuccessAt: Date | null;
  readonly lastFullAt: Date | null;
  readonly isComplete: boolean;
}

/** When each entity of a connection was last read, the longest ago first. */
export async function listSyncAges(db: Db, connectionId: number): Promise<readonly SyncAge[]> {
  const { rows } = await db.client.query<SyncAge>(
    `SELECT entity, state, last_success_at AS "lastSuccessAt", last_full_at AS "lastFullAt", is_complete AS "isComplete"
       FROM hub.sync_state WHERE connection_id = $1 ORDER BY last_success_at NULLS FIRST, entity`,
    [connectionId],
  );
  return rows;
}
