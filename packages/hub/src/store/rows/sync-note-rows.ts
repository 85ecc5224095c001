import type { Db } from '../database.ts';

/** A value that was kept in a changed form, counted per field and problem. */
export interface SyncNote {
  readonly field: string;
  readonly problem: string;
  readonly times: number;
  readonly sampleKey: string | null;
}

/** Adds the counts of these notes, met at `at`, to those that are kept. */
export async function addSyncNotes(
  db: Db,
  {
    connectionId,
    entity,
    notes,
    at,
  }: { readonly connectionId: number; readonly entity: string; readonly notes: readonly SyncNote[]; readonly at: Date },
): Promise<void> {
  for (const note of notes)
    await db.client.query(
      `INSERT INTO hub.sync_note (connection_id, entity, field, problem, times, sample_key, first_seen, last_seen)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
       ON CONFLICT (connection_id, entity, field, problem) DO UPDATE
          SET times = hub.sync_note.times + excluded.times, sample_key = excluded.sample_key, last_seen = excluded.last_seen`,
      [connectionId, entity, note.field, note.problem, note.times, note.sampleKey, at],
    );
}
