import type { Db } from '../database.ts';

/** A trial of writing. */
export interface WriteTrialRow {
  readonly id: number;
  readonly subject: string;
  readonly marker: string;
  readonly startedAt: Date;
  /** Null: it was never brought to an end. */
  readonly endedAt: Date | null;
  readonly outcome: 'allowed' | 'refused' | 'unclear' | null;
  readonly leftBehind: string | null;
}

/** One request of a trial, as it was written down. */
export interface WriteTrialStepRow {
  readonly step: number;
  readonly request: string;
  readonly purpose: string;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
  readonly status: number | null;
  readonly result: string | null;
}

const columns = `id::int, subject, marker, started_at AS "startedAt", ended_at AS "endedAt", outcome, left_behind AS "leftBehind"`;

/** Trials of a connection, newest first. */
export async function listWriteTrials(db: Db, connectionId: number): Promise<readonly WriteTrialRow[]> {
  const { rows } = await db.client.query<WriteTrialRow>(
    `SELECT ${columns} FROM hub.write_trial WHERE connection_id = $1 ORDER BY id DESC`,
    [connectionId],
  );
  return rows;
}

/** Begins a trial. */
export async function insertWriteTrial(
  db: Db,
  connectionId: number,
  { subject, marker, at }: { readonly subject: string; readonly marker: string; readonly at: Date },
): Promise<number> {
  const { rows } = await db.client.query<{ id: number }>(
    'INSERT INTO hub.write_trial (connection_id, subject, marker, started_at) VALUES ($1, $2, $3, $4) RETURNING id::int',
    [connectionId, subject, marker, at],
  );
  return rows[0]?.id ?? 0;
}

/** Ends a trial. */
export async function endWriteTrial(
  db: Db,
  id: number,
  { outcome, leftBehind, at }: { readonly outcome: string; readonly leftBehind: string; readonly at: Date },
): Promise<void> {
  await db.client.query('UPDATE hub.write_trial SET ended_at = $2, outcome = $3, left_behind = $4 WHERE id = $1', [
    id,
    at,
    outcome,
    leftBehind,
  ]);
}

/** The steps of a trial, in order. */
export async function listWriteTrialSteps(db: Db, trialId: number): Promise<readonly WriteTrialStepRow[]> {
  const { rows } = await db.client.query<WriteTrialStepRow>(
    `SELECT step, request, purpose, began_at AS "beganAt", ended_at AS "endedAt", status, result
       FROM hub.write_trial_step WHERE trial_id = $1 ORDER BY step`,
    [trialId],
  );
  return rows;
}

/** Writes a step down before its request leaves. Returns its number. */
export async function insertWriteTrialStep(
  db: Db,
  trial: { readonly id: number; readonly connectionId: number },
  { request, purpose, at }: { readonly request: string; readonly purpose: string; readonly at: Date },
): Promise<number> {
  const { rows } = await db.client.query<{ step: number }>(
    `INSERT INTO hub.write_trial_step (trial_id, connection_id, step, request, purpose, began_at)
     SELECT $1, $2, coalesce(max(step), 0) + 1, $3, $4, $5 FROM hub.write_trial_step WHERE trial_id = $1
     RETURNING step`,
    [trial.id, trial.connectionId, request, purpose, at],
  );
  return rows[0]?.step ?? 0;
}

/** Writes down how a step ended. */
export async function endWriteTrialStep(
  db: Db,
  { trialId, step }: { readonly trialId: number; readonly step: number },
  { status, result, at }: { readonly status: number | null; readonly result: string | null; readonly at: Date },
): Promise<void> {
  await db.client.query(
    'UPDATE hub.write_trial_step SET ended_at = $3, status = $4, result = $5 WHERE trial_id = $1 AND step = $2',
    [trialId, step, at, status, result],
  );
}
