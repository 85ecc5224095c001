import type { Db } from '../database.ts';
import { type MirrorTable, seenSlots } from '../mirror/mirror-table.ts';

/** Rows of one entity that stopped coming all at once and wait for a person's word. */
export interface SuspectLoss {
  readonly entity: string;
  readonly missing: number;
  /** Rows that were alive when they stopped coming, these among them. */
  readonly alive: number;
  readonly firstSeen: Date;
  /** Null: nobody has said yet that they are gone. */
  readonly confirmedBy: string | null;
}

interface LossOf {
  readonly connectionId: number;
  readonly entity: string;
}

/** The loss of an entity that waits; null where there is none. */
export async function findSuspectLoss(db: Db, { connectionId, entity }: LossOf): Promise<SuspectLoss | null> {
  const found = await db.client.query<SuspectLoss>(
    `SELECT entity, missing, alive, first_seen AS "firstSeen", confirmed_by AS "confirmedBy"
       FROM hub.suspect_loss WHERE connection_id = $1 AND entity = $2`,
    [connectionId, entity],
  );
  return found.rows[0] ?? null;
}

const missingKeys = (table: MirrorTable) => {
  const match = seenSlots(table).map((slot, position) => `k.${slot} = m.${table.key[position]?.column}`);
  return `mirror.${table.table} m WHERE m.connection_id = $1 AND m.deleted_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM pg_temp.seen_key k WHERE ${match.join(' AND ')})`;
};

/** Whether a person has confirmed a loss that holds every row which the compared pass has not seen. */
export async function isLossConfirmed(db: Db, table: MirrorTable, connectionId: number): Promise<boolean> {
  const slots = seenSlots(table);
  const match = slots.map((slot, position) => `l.${slot} = m.${table.key[position]?.column}`);
  const found = await db.client.query<{ confirmed: boolean }>(
    `WITH shown AS MATERIALIZED
       (SELECT l.* FROM hub.suspect_loss s, unnest(s.i1, s.i2, s.t1) AS l (i1, i2, t1)
         WHERE s.connection_id = $1 AND s.entity = $2 AND s.confirmed_by IS NOT NULL)
     SELECT EXISTS (SELECT 1 FROM shown)
        AND NOT EXISTS (SELECT 1 FROM ${missingKeys(table)} AND NOT EXISTS (SELECT 1 FROM shown l WHERE ${match.join(' AND ')})) AS confirmed`,
    [connectionId, table.table],
  );
  return found.rows[0]?.confirmed ?? false;
}

/** Remembers exactly which rows the compared pass has not seen. A word that was given for another loss no longer counts. */
export async function keepSuspectLoss(
  db: Db,
  table: MirrorTable,
  loss: { readonly connectionId: number; readonly missing: number; readonly alive: number; readonly at: Date },
): Promise<void> {
  const slots = seenSlots(table);
  const keys = (['i1', 'i2', 't1'] as const).map((slot) => {
    const position = slots.indexOf(slot);
    return position < 0 ? 'NULL' : `array_agg(m.${table.key[position]?.column})`;
  });
  await db.client.query(
    `INSERT INTO hub.suspect_loss (connection_id, entity, missing, alive, first_seen, i1, i2, t1)
     SELECT $1::int, $2, $3::bigint, $4::bigint, $5::timestamptz, ${keys.join(', ')} FROM ${missingKeys(table)}
     ON CONFLICT (connection_id, entity) DO UPDATE
        SET missing = excluded.missing, alive = excluded.alive, i1 = excluded.i1, i2 = excluded.i2, t1 = excluded.t1,
            confirmed_by = NULL, confirmed_at = NULL, confirmed_why = NULL`,
    [loss.connectionId, table.table, loss.missing, loss.alive, loss.at],
  );
}

/** Keeps a person's word for the loss that stands now. Returns false where it is no longer of this size. */
export async function confirmSuspectLoss(
  db: Db,
  word: LossOf & { readonly missing: number; readonly by: string; readonly at: Date; readonly why: string },
): Promise<boolean> {
  const done = await db.client.query(
    `UPDATE hub.suspect_loss SET confirmed_by = $4, confirmed_at = $5, confirmed_why = $6
      WHERE connection_id = $1 AND entity = $2 AND missing = $3`,
    [word.connectionId, word.entity, word.missing, word.by, word.at, word.why],
  );
  return done.rowCount === 1;
}

/** The rows came back, or are marked as deleted. */
export async function forgetSuspectLoss(db: Db, { connectionId, entity }: LossOf): Promise<void> {
  await db.client.query('DELETE FROM hub.suspect_loss WHERE connection_id = $1 AND entity = $2', [connectionId, entity]);
}
