import type { Db } from '../database.ts';
import { hashJournalRow } from './hash-journal-row.ts';
import type { PlanJournalRow } from './plan-journal-row.ts';

const columns = `id::float8 AS id, number, attempt, act, entity, record_key AS "recordKey", marker, sent, begun_at AS "begunAt",
  ended_at AS "endedAt", answer, status, answered_key AS "answeredKey", row_hash AS "rowHash"`;

/** The requests of a plan, oldest first. */
export async function listPlanJournal(db: Db, planId: number): Promise<readonly PlanJournalRow[]> {
  const { rows } = await db.client.query<PlanJournalRow>(
    `SELECT ${columns} FROM hub.plan_journal WHERE plan_id = $1 ORDER BY id`,
    [planId],
  );
  return rows;
}

/** A request that is about to leave. */
export type NewJournalRow = Pick<
  PlanJournalRow,
  'number' | 'attempt' | 'act' | 'entity' | 'recordKey' | 'marker' | 'sent' | 'begunAt'
>;

/** Writes requests down before they leave. Returns their numbers, in the order in which they were given. */
export async function insertPlanJournal(
  db: Db,
  plan: { readonly id: number; readonly connectionId: number },
  entries: readonly NewJournalRow[],
): Promise<readonly number[]> {
  const { rows } = await db.client.query<{ id: number; number: number; attempt: number }>(
    `INSERT INTO hub.plan_journal (plan_id, connection_id, number, attempt, act, entity, record_key, marker, sent, begun_at, row_hash)
     SELECT $1, $2, row.number, row.attempt, row.act, row.entity, row."recordKey", row.marker, row.sent, row."begunAt", decode(row.hash, 'hex')
       FROM jsonb_to_recordset($3::jsonb)
         AS row (number int, attempt int, act text, entity text, "recordKey" text, marker text, sent jsonb, "begunAt" timestamptz, hash text)
     RETURNING id::float8 AS id, number, attempt`,
    [
      plan.id,
      plan.connectionId,
      JSON.stringify(entries.map((entry) => ({ ...entry, hash: hashOf(plan.id, { ...entry, ...notEnded }) }))),
    ],
  );
  const byPlace = new Map(rows.map((row) => [`${row.number} ${row.attempt}`, row.id]));
  return entries.map(({ number, attempt }) => byPlace.get(`${number} ${attempt}`) ?? 0);
}

const notEnded = { endedAt: null, answer: null, status: null, answeredKey: null } as const;

function hashOf(planId: number, row: Parameters<typeof hashJournalRow>[1]): string {
  return hashJournalRow(planId, row).toString('hex');
}

/** How a request ended, with all that was written down of it. */
export type EndedJournalRow = Omit<PlanJournalRow, 'endedAt' | 'rowHash'> & { readonly endedAt: Date };

/** Writes down how requests of a plan ended. */
export async function endPlanJournal(db: Db, planId: number, ends: readonly EndedJournalRow[]): Promise<void> {
  await db.client.query(
    `UPDATE hub.plan_journal j SET ended_at = row."endedAt", answer = row.answer, status = row.status, answered_key = row."answeredKey",
            row_hash = decode(row.hash, 'hex')
       FROM jsonb_to_recordset($1::jsonb) AS row (id bigint, answer text, status int, "answeredKey" text, "endedAt" timestamptz, hash text)
      WHERE j.id = row.id`,
    [
      JSON.stringify(
        ends.map((row) => ({
          ...{ id: row.id, answer: row.answer, status: row.status, answeredKey: row.answeredKey, endedAt: row.endedAt },
          hash: hashOf(planId, row),
        })),
      ),
    ],
  );
}

/** Whether a plan of this connection ever sent this marker. */
export async function knowsPlanMarker(db: Db, connectionId: number, marker: string): Promise<boolean> {
  const { rows } = await db.client.query<{ known: boolean }>(
    'SELECT EXISTS (SELECT FROM hub.plan_journal WHERE connection_id = $1 AND marker = $2) AS known',
    [connectionId, marker],
  );
  return rows[0]?.known ?? false;
}
