import type { Db } from '../database.ts';

/** A webhook of this hub beside what HaloPSA says of it. */
export interface WatchedWebhook {
  readonly hookId: string;
  readonly name: string;
  /** When the last delivery came; null: never. */
  readonly lastAt: Date | null;
  /** The newest change of a ticket that the mirror knows of; null: none. */
  readonly newestChange: Date | null;
  /** Whether HaloPSA's list holds a webhook with this address. */
  readonly isListed: boolean;
  readonly isOff: boolean;
  /** The status that HaloPSA got with its last delivery, where it says so. */
  readonly lastStatus: number | null;
}

/** The webhooks of a connection, as the mirror last saw them in HaloPSA. */
export async function listWatchedWebhooks(db: Db, connectionId: number): Promise<readonly WatchedWebhook[]> {
  const { rows } = await db.client.query<WatchedWebhook>(
    `SELECT h.hook_id AS "hookId", h.name,
            (SELECT max(d.received_at) FROM hub.webhook_delivery d WHERE d.webhook_id = h.id) AS "lastAt",
            (SELECT max(t.last_updated_at) FROM mirror.ticket t WHERE t.connection_id = h.connection_id) AS "newestChange",
            m.id IS NOT NULL AS "isListed",
            coalesce(m.is_disabled, false) OR NOT coalesce(m.is_active, true) AS "isOff",
            (SELECT coalesce(e.response_status, m.last_status) FROM (SELECT 1) AS one LEFT JOIN LATERAL (
               SELECT e.response_status FROM mirror.webhook_event e
                WHERE e.connection_id = h.connection_id AND e.webhook_id = m.id ORDER BY e.delivered_at DESC NULLS LAST LIMIT 1) AS e ON true)
              AS "lastStatus"
       FROM hub.webhook h
       LEFT JOIN LATERAL (SELECT m.* FROM mirror.webhook m
                           WHERE m.connection_id = h.connection_id AND m.deleted_at IS NULL AND m.url LIKE '%/hooks/halo/' || h.hook_id
                           LIMIT 1) AS m ON true
      WHERE h.connection_id = $1 ORDER BY h.id`,
    [connectionId],
  );
  return rows;
}
