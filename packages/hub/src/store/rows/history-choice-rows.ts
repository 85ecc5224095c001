import type { Db } from '../database.ts';

/** How long a person wants the versions of an entity kept. */
export interface HistoryChoice {
  readonly entity: string;
  /** Null: for good. */
  readonly keepDays: number | null;
}

/** What was chosen for a connection. An entity that is not here is kept as long as its definition says. */
export async function listHistoryChoices(db: Db, connectionId: number): Promise<readonly HistoryChoice[]> {
  const { rows } = await db.client.query<HistoryChoice>(
    `SELECT entity, keep_days AS "keepDays" FROM hub.history_choice WHERE connection_id = $1 ORDER BY entity`,
    [connectionId],
  );
  return rows;
}

/** Keeps a choice over the one before. */
export async function upsertHistoryChoice(
  db: Db,
  connectionId: number,
  { entity, keepDays, at }: HistoryChoice & { readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.history_choice (connection_id, entity, keep_days, chosen_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (connection_id, entity) DO UPDATE SET keep_days = excluded.keep_days, chosen_at = excluded.chosen_at`,
    [connectionId, entity, keepDays, at],
  );
}

/** Forgets a choice: the definition's days hold again. Returns whether there was one. */
export async function deleteHistoryChoice(db: Db, connectionId: number, entity: string): Promise<boolean> {
  const { rowCount } = await db.client.query('DELETE FROM hub.history_choice WHERE connection_id = $1 AND entity = $2', [
    connectionId,
    entity,
  ]);
  return rowCount === 1;
}
