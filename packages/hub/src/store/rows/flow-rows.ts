import type { Db } from '../database.ts';

/** How the reading of one entity stands, as its flows go by it. */
export interface FlowState {
  readonly entity: string;
  readonly state: string;
  readonly lastSuccessAt: Date | null;
  readonly lastFullAt: Date | null;
  readonly errorCode: string | null;
  readonly message: string | null;
}

/** The state of every entity of a connection that was ever read or tried. */
export async function listFlowStates(db: Db, connectionId: number): Promise<readonly FlowState[]> {
  const listed = await db.client.query<FlowState>(
    `SELECT entity, state, last_success_at AS "lastSuccessAt", last_full_at AS "lastFullAt", error_code AS "errorCode", message
       FROM hub.sync_state WHERE connection_id = $1`,
    [connectionId],
  );
  return listed.rows;
}

/** What somebody works on this moment, by table name: leases that were renewed in time. */
export async function listWorksHeld(db: Db, connectionId: number): Promise<readonly string[]> {
  const listed = await db.client.query<{ work: string }>(
    'SELECT work FROM hub.lease WHERE connection_id = $1 AND holder IS NOT NULL AND expires_at > clock_timestamp()',
    [connectionId],
  );
  return listed.rows.map(({ work }) => work);
}

/** When the rights of a connection were looked at last; null: never. */
export async function findLastXrayAt(db: Db, connectionId: number): Promise<Date | null> {
  const found = await db.client.query<{ at: Date | null }>(
    'SELECT max(checked_at) AS at FROM hub.xray_run WHERE connection_id = $1',
    [connectionId],
  );
  return found.rows[0]?.at ?? null;
}

/** When something of the hub last went well; null: never. */
export async function findFlowBeat(db: Db, flow: string): Promise<Date | null> {
  const found = await db.client.query<{ at: Date }>('SELECT at FROM hub.flow_beat WHERE flow = $1', [flow]);
  return found.rows[0]?.at ?? null;
}

/** Keeps that something of the hub went well just now. */
export async function setFlowBeat(db: Db, flow: string, at: Date): Promise<void> {
  await db.client.query(
    'INSERT INTO hub.flow_beat (flow, at) VALUES ($1, $2) ON CONFLICT (workspace_id, flow) DO UPDATE SET at = excluded.at',
    [flow, at],
  );
}
