import type { Db } from '../database.ts';

/** What of a connection cannot be read or kept. */
export interface IssueFigures {
  /** Entities that HaloPSA refuses or fails on, by table name, without those that a person dismissed. */
  readonly refused: readonly string[];
  /** Rows that are set aside. */
  readonly rows: number;
}

/** The time by the database's clock, this moment. */
export async function readDatabaseClock(db: Db): Promise<Date> {
  const read = await db.client.query<{ at: Date }>('SELECT clock_timestamp() AS at');
  return read.rows[0]?.at ?? new Date(Number.NaN);
}

/** The open issues of a connection, in figures. */
export async function readIssueFigures(db: Db, connectionId: number): Promise<IssueFigures> {
  const read = await db.client.query<IssueFigures>(
    `SELECT coalesce(array_agg(entity ORDER BY entity) FILTER (WHERE kind = 'entity'), '{}') AS refused,
            count(*) FILTER (WHERE kind = 'row') AS rows
       FROM hub.sync_issue WHERE connection_id = $1 AND state = 'open'`,
    [connectionId],
  );
  return read.rows[0] ?? { refused: [], rows: 0 };
}

/** What was noticed of rights that were lost and not given back. */
export async function listLostRights(db: Db, connectionId: number): Promise<readonly string[]> {
  const listed = await db.client.query<{ sentence: string }>(
    `SELECT sentence FROM hub.xray_finding WHERE connection_id = $1 AND kind = 'lost-right' AND closed_at IS NULL ORDER BY id`,
    [connectionId],
  );
  return listed.rows.map(({ sentence }) => sentence);
}
