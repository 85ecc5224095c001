import type { Db } from '../database.ts';

export type IssueState = 'open' | 'dismissed' | 'cleared';

/** One entry of the issue queue: a row that could not be kept, or an entity that Halo refused. */
export interface SyncIssue {
  readonly id: number;
  readonly connectionId: number;
  readonly entity: string;
  readonly kind: 'row' | 'entity';
  /** The key of the row where it could be read (`17`, `512:3`), else `text` and a hash; for an entity its own name. */
  readonly subject: string;
  readonly code: string;
  readonly sentence: string;
  /** The row as Halo sent it; null for an entity, and once the issue is cleared. */
  readonly raw: string | null;
  /** The record that Halo listed the row under, where it did. */
  readonly parentKey: number | null;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly times: number;
  /** One whose dismissal is over is open. */
  readonly state: IssueState;
  /** Null: it is not dismissed. */
  readonly dismissed: { readonly by: string; readonly at: Date; readonly until: Date | null; readonly why: string } | null;
  readonly clearedAt: Date | null;
  readonly retries: number;
  readonly retriedAt: Date | null;
}

interface IssueColumns extends Omit<SyncIssue, 'dismissed'> {
  readonly dismissed_by: string | null;
  readonly dismissed_at: Date | null;
  readonly dismissed_until: Date | null;
  readonly dismissed_why: string | null;
}

/** Which issues are asked for; what is absent or null does not narrow. */
export interface IssueFilter {
  readonly connectionId?: number | null | undefined;
  readonly ids?: readonly number[];
  /** A mirror table. */
  readonly entity?: string | undefined;
  readonly code?: string | undefined;
  readonly kind?: 'row' | 'entity';
  readonly states?: readonly IssueState[];
}

/** The issues that a filter lets through: entities first, then rows, in the order in which they were met. `at`: now. */
export async function listSyncIssues(db: Db, filter: IssueFilter, at: Date): Promise<readonly SyncIssue[]> {
  const listed = await db.client.query<IssueColumns>(
    `SELECT id, connection_id AS "connectionId", entity, kind, subject, code, sentence, raw, parent_key AS "parentKey",
            first_seen AS "firstSeen", last_seen AS "lastSeen", times, now.state, dismissed_by, dismissed_at, dismissed_until,
            dismissed_why, cleared_at AS "clearedAt", retries, retried_at AS "retriedAt"
       FROM hub.sync_issue i,
            LATERAL (SELECT CASE WHEN i.state = 'dismissed' AND i.dismissed_until <= $1 THEN 'open' ELSE i.state END AS state) AS now
      WHERE ($2::int IS NULL OR connection_id = $2) AND ($3::bigint[] IS NULL OR id = ANY ($3))
        AND ($4::text IS NULL OR entity = $4) AND ($5::text IS NULL OR code = $5) AND ($6::text IS NULL OR kind = $6)
        AND ($7::text[] IS NULL OR now.state = ANY ($7))
      ORDER BY kind, connection_id, entity, id`,
    [
      at,
      filter.connectionId ?? null,
      filter.ids ?? null,
      filter.entity ?? null,
      filter.code ?? null,
      filter.kind ?? null,
      filter.states ?? null,
    ],
  );
  return listed.rows.map(toIssue);
}

function toIssue({ dismissed_by, dismissed_at, dismissed_until, dismissed_why, ...issue }: IssueColumns): SyncIssue {
  const isDismissed = issue.state === 'dismissed' && dismissed_by !== null && dismissed_at !== null;
  return {
    ...issue,
    dismissed: isDismissed ? { by: dismissed_by, at: dismissed_at, until: dismissed_until, why: dismissed_why ?? '' } : null,
  };
}

/** Takes issues off the list of what is open; those that were cleared stay so. Returns the ids that were dismissed. */
export async function dismissSyncIssues(
  db: Db,
  {
    ids,
    by,
    at,
    until,
    why,
  }: {
    readonly ids: readonly number[];
    readonly by: string;
    readonly at: Date;
    readonly until: Date | null;
    readonly why: string;
  },
): Promise<readonly number[]> {
  const done = await db.client.query<{ id: number }>(
    `UPDATE hub.sync_issue SET state = 'dismissed', dismissed_by = $2, dismissed_at = $3, dismissed_until = $4, dismissed_why = $5
      WHERE id = ANY ($1::bigint[]) AND state <> 'cleared' RETURNING id`,
    [ids, by, at, until, why],
  );
  return done.rows.map(({ id }) => id);
}

/** Counts that somebody asked for these again, at `at`. */
export async function markIssuesRetried(db: Db, ids: readonly number[], at: Date): Promise<void> {
  await db.client.query('UPDATE hub.sync_issue SET retries = retries + 1, retried_at = $2 WHERE id = ANY ($1::bigint[])', [
    ids,
    at,
  ]);
}

/** Clears these issues: what they hold stands in the mirror now. */
export async function settleSyncIssues(db: Db, ids: readonly number[], at: Date): Promise<void> {
  await db.client.query(
    `UPDATE hub.sync_issue
        SET state = 'cleared', cleared_at = $2, raw = NULL, dismissed_by = NULL, dismissed_at = NULL, dismissed_until = NULL,
            dismissed_why = NULL
      WHERE id = ANY ($1::bigint[]) AND state <> 'cleared'`,
    [ids, at],
  );
}

/** Puts dismissed issues back on the list. Returns the ids of those that were dismissed. */
export async function reopenSyncIssues(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  const done = await db.client.query<{ id: number }>(
    `UPDATE hub.sync_issue
        SET state = 'open', dismissed_by = NULL, dismissed_at = NULL, dismissed_until = NULL, dismissed_why = NULL
      WHERE id = ANY ($1::bigint[]) AND state = 'dismissed' RETURNING id`,
    [ids],
  );
  return done.rows.map(({ id }) => id);
}
