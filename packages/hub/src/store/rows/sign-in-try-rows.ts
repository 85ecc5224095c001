import type { Db } from '../database.ts';

/** How often something may fail before it has to wait. */
export interface TrySubject {
  /** A hash of what the tries are about. */
  readonly subject: Buffer;
  /** Failures before the first wait. */
  readonly free: number;
}

/** The longest wait between two tries. */
const longestSeconds = 900;

/**
 * Counts a try as failed before it is made, so that many at once do not slip by; see {@link giveTryBack}. The wait is four seconds after
 * the last free one, doubles with every failure from then on, and is fifteen minutes at the most; a day without any begins anew.
 * @returns seconds to wait, where the try may not be made; nothing is counted then. Null: it may
 */
export async function takeTry(db: Db, { subject, free }: TrySubject, at: Date): Promise<number | null> {
  const taken = await db.client.query<{ failures: number }>(
    `INSERT INTO hub.sign_in_try AS t (subject, failures, last_at) VALUES ($1, 1, $2)
     ON CONFLICT (subject) DO UPDATE SET last_at = $2,
       failures = CASE WHEN t.last_at < $2::timestamptz - interval '1 day' THEN 1 ELSE least(t.failures + 1, 10000) END,
       blocked_until = CASE WHEN t.last_at >= $2::timestamptz - interval '1 day' AND t.failures + 1 >= $3
         THEN $2::timestamptz + make_interval(secs => least($4, 4 * power(2, least(t.failures + 1 - $3, 12)))) END
     WHERE t.blocked_until IS NULL OR t.blocked_until <= $2
     RETURNING failures`,
    [subject, at, free, longestSeconds],
  );
  if (taken.rows.length > 0) return null;
  const blocked = await db.client.query<{ until: Date }>(
    'SELECT blocked_until AS until FROM hub.sign_in_try WHERE subject = $1',
    [subject],
  );
  return Math.max(1, Math.ceil(((blocked.rows[0]?.until.getTime() ?? at.getTime()) - at.getTime()) / 1000));
}

/** The try did not fail after all. */
export async function giveTryBack(db: Db, subject: Buffer): Promise<void> {
  await db.client.query(
    'UPDATE hub.sign_in_try SET failures = greatest(failures - 1, 0), blocked_until = NULL WHERE subject = $1',
    [subject],
  );
}

/** Forgets what failed, after a success of the account's own. */
export async function forgetTries(db: Db, subject: Buffer): Promise<void> {
  await db.client.query('DELETE FROM hub.sign_in_try WHERE subject = $1', [subject]);
}

/** Forgets what failed long ago. */
export async function deleteOldTries(db: Db, before: Date): Promise<void> {
  await db.client.query('DELETE FROM hub.sign_in_try WHERE last_at < $1', [before]);
}
