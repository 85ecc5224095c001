import type { Db } from '../database.ts';

export type SyncStateName = 'never' | 'running' | 'done' | 'failed' | 'no-permission' | 'suspect';

/** What is remembered of one entity of one connection from pass to pass. */
export interface SyncState {
  readonly entity: string;
  readonly state: SyncStateName;
  readonly lastFullAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly watermark: Date | null;
  readonly recordCount: number | null;
  readonly isComplete: boolean;
  readonly isOrderIgnored: boolean;
  /** The entry of its change feed up to which it has been read; null: its feed has not been used. */
  readonly feedCursor: number | null;
  readonly message: string | null;
}

const stateColumns = `entity, state, last_full_at AS "lastFullAt", last_success_at AS "lastSuccessAt", watermark, record_count AS "recordCount",
  is_complete AS "isComplete", is_order_ignored AS "isOrderIgnored", feed_cursor AS "feedCursor", message`;

export async function listSyncStates(db: Db, connectionId: number): Promise<readonly SyncState[]> {
  const listed = await db.client.query<SyncState>(`SELECT ${stateColumns} FROM hub.sync_state WHERE connection_id = $1`, [
    connectionId,
  ]);
  return listed.rows;
}

export async function findSyncState(db: Db, connectionId: number, entity: string): Promise<SyncState | null> {
  const found = await db.client.query<SyncState>(
    `SELECT ${stateColumns} FROM hub.sync_state WHERE connection_id = $1 AND entity = $2`,
    [connectionId, entity],
  );
  return found.rows[0] ?? null;
}

/** One entity of one connection, and what changes of its state. An absent member keeps its value; null takes it away. */
interface SyncStateChange extends Partial<Omit<SyncState, 'entity'>> {
  readonly connectionId: number;
  readonly entity: string;
  readonly lastPassId?: number;
  readonly errorCode?: string | null;
}

/** Sets the named members and leaves the others as they are. */
export async function setSyncState(db: Db, { connectionId, entity, ...changes }: SyncStateChange): Promise<void> {
  const columnOf: Readonly<Record<string, string>> = {
    state: 'state',
    lastPassId: 'last_pass_id',
    lastFullAt: 'last_full_at',
    lastSuccessAt: 'last_success_at',
    watermark: 'watermark',
    recordCount: 'record_count',
    isComplete: 'is_complete',
    isOrderIgnored: 'is_order_ignored',
    feedCursor: 'feed_cursor',
    errorCode: 'error_code',
    message: 'message',
  };
  const names: string[] = [];
  const values: unknown[] = [];
  for (const [name, value] of Object.entries(changes)) {
    const column = columnOf[name];
    if (!column || value === undefined) continue;
    names.push(column);
    values.push(value);
  }
  await db.client.query(
    `INSERT INTO hub.sync_state (connection_id, entity${names.map((name) => `, ${name}`).join('')})
     VALUES ($1, $2${names.map((_, index) => `, $${index + 3}`).join('')})
     ON CONFLICT (connection_id, entity) DO UPDATE SET ${['entity', ...names].map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [connectionId, entity, ...values],
  );
}
