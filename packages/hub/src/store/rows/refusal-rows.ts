import type { Db } from '../database.ts';

/** An entity that Halo refused as a whole, by permission or because it does not know it, and when it last did. */
export interface EntityRefusal {
  readonly entity: string;
  readonly at: Date;
}

/** The entities of a connection that stand refused: one that was read since is not among them. */
export async function listEntityRefusals(db: Db, connectionId: number): Promise<readonly EntityRefusal[]> {
  const listed = await db.client.query<EntityRefusal>(
    `SELECT entity, last_seen AS at FROM hub.sync_issue
      WHERE connection_id = $1 AND kind = 'entity' AND code IN ('not-permitted', 'not-found') AND state <> 'cleared'`,
    [connectionId],
  );
  return listed.rows;
}
