import type { Db } from '../database.ts';

/**
 * A text that is another whenever the sync of a connection has moved: a page was written, a pass begun or ended, an issue opened
 * or settled, the schedule set. Looks at small tables alone, so that it may be asked for every second.
 */
export async function readSyncMark(db: Db, connectionId: number): Promise<string> {
  const found = await db.client.query<{ mark: string }>(
    `SELECT concat_ws(' ',
        (SELECT concat_ws('/', max(id), max(ended_at)) FROM (
           SELECT id, ended_at FROM hub.sync_pass WHERE connection_id = $1 ORDER BY id DESC LIMIT 200) AS recent),
        (SELECT concat_ws('/', count(*), sum(rows_read), sum(requests)) FROM hub.sync_pass WHERE connection_id = $1 AND state = 'running'),
        (SELECT concat_ws('/', max(last_success_at), string_agg(state, ',' ORDER BY entity)) FROM hub.sync_state WHERE connection_id = $1),
        (SELECT concat_ws('/', count(*), max(last_seen), max(cleared_at), max(dismissed_at)) FROM hub.sync_issue WHERE connection_id = $1),
        (SELECT updated_at FROM hub.connection WHERE id = $1)) AS mark`,
    [connectionId],
  );
  return found.rows[0]?.mark ?? '';
}
