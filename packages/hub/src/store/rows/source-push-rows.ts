import type { Db } from '../database.ts';

/** A push that was taken. */
export interface SourcePushRow<Answer> {
  readonly bodyHash: Buffer;
  readonly answer: Answer;
}

/** The push with a key; null: none was taken. */
export async function findPush<Answer>(
  db: Db,
  { sourceId, key }: { readonly sourceId: number; readonly key: string },
): Promise<SourcePushRow<Answer> | null> {
  const found = await db.client.query<SourcePushRow<Answer>>(
    'SELECT body_hash AS "bodyHash", answer FROM hub.source_push WHERE source_id = $1 AND idempotency_key = $2',
    [sourceId, key],
  );
  return found.rows[0] ?? null;
}

/** Keeps a push with its answer. Fails on a key that was used. */
export async function insertPush(
  db: Db,
  { sourceId, key }: { readonly sourceId: number; readonly key: string },
  given: { readonly bodyHash: Buffer; readonly answer: unknown; readonly by: string; readonly at: Date },
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.source_push (source_id, idempotency_key, body_hash, answer, pushed_by, pushed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [sourceId, key, given.bodyHash, JSON.stringify(given.answer), given.by, given.at],
  );
}

/** Forgets pushes from before a moment. */
export async function deleteOldPushes(db: Db, sourceId: number, before: Date): Promise<void> {
  await db.client.query('DELETE FROM hub.source_push WHERE source_id = $1 AND pushed_at < $2', [sourceId, before]);
}
