import type { Db } from '../database.ts';

/** What an alarm says. */
export interface AlarmFields {
  /** Null: it is about the hub itself. */
  readonly connectionId: number | null;
  readonly flow: string;
  readonly cause: string;
  readonly stage: number;
  readonly severity: 'warn' | 'fail';
  readonly sentence: string;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly remedy: string;
}

/** An alarm as it is kept. */
export interface AlarmRow extends AlarmFields {
  readonly id: number;
  readonly raisedAt: Date;
  readonly lastSeen: Date;
  /** Null: it stands. */
  readonly clearedAt: Date | null;
}

const columns = `id, connection_id AS "connectionId", flow, cause, stage, severity, sentence, meaning, causes, remedy, raised_at AS "raisedAt",
  last_seen AS "lastSeen", cleared_at AS "clearedAt"`;

/** The alarms that stand: the hub's own and those of connections that are not removed, worst and oldest first. */
export async function listOpenAlarms(db: Db): Promise<readonly AlarmRow[]> {
  const listed = await db.client.query<AlarmRow>(
    `SELECT ${columns} FROM hub.alarm
      WHERE cleared_at IS NULL AND (connection_id IS NULL OR connection_id IN (SELECT id FROM hub.connection WHERE state <> 'removed'))
      ORDER BY severity, raised_at, id`,
  );
  return listed.rows;
}

/** Opens an alarm, or keeps the one that is open for this cause up to date. Says which it was, and whether it became more urgent. */
export async function keepAlarm(
  db: Db,
  alarm: AlarmFields,
  at: Date,
): Promise<{ readonly alarm: AlarmRow; readonly change: 'raised' | 'worse' | 'same' }> {
  const values = [
    alarm.connectionId,
    alarm.flow,
    alarm.cause,
    alarm.stage,
    alarm.severity,
    alarm.sentence,
    alarm.meaning,
    alarm.causes,
    alarm.remedy,
    at,
  ];
  // Two watches at once meet at the index of open alarms: the second one finds what the first has opened.
  const before = await db.client.query<{ stage: number }>(
    `SELECT stage FROM hub.alarm WHERE cleared_at IS NULL AND connection_id IS NOT DISTINCT FROM $1 AND flow = $2 AND cause = $3 FOR UPDATE`,
    values.slice(0, 3),
  );
  const kept = await db.client.query<AlarmRow & { isNew: boolean }>(
    `INSERT INTO hub.alarm (connection_id, flow, cause, stage, severity, sentence, meaning, causes, remedy, raised_at, last_seen)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
     ON CONFLICT (workspace_id, coalesce(connection_id, 0), flow, cause) WHERE cleared_at IS NULL DO UPDATE
       SET stage = excluded.stage, severity = excluded.severity, sentence = excluded.sentence, meaning = excluded.meaning,
           causes = excluded.causes, remedy = excluded.remedy, last_seen = excluded.last_seen
     RETURNING ${columns}, xmax = 0 AS "isNew"`,
    values,
  );
  const row = kept.rows[0];
  if (!row) throw new TypeError('INSERT ... RETURNING gave no row.');
  const { isNew, ...open } = row;
  const wasStage = before.rows[0]?.stage ?? alarm.stage;
  return { alarm: open, change: isNew ? 'raised' : alarm.stage > wasStage ? 'worse' : 'same' };
}

/**
 * Clears the open alarms of a connection and of the hub that are not among those that stand, and all of connections that were removed.
 * Returns the ones it cleared.
 */
export async function clearAlarms(
  db: Db,
  { connectionId, standing, at }: { readonly connectionId: number; readonly standing: readonly number[]; readonly at: Date },
): Promise<readonly AlarmRow[]> {
  const cleared = await db.client.query<AlarmRow>(
    `UPDATE hub.alarm SET cleared_at = $3
      WHERE cleared_at IS NULL AND id <> ALL ($2)
        AND (connection_id IS NULL OR connection_id = $1 OR connection_id IN (SELECT id FROM hub.connection WHERE state = 'removed'))
      RETURNING ${columns}`,
    [connectionId, standing, at],
  );
  return cleared.rows;
}

/**
 * The alarms among these of which people were last told before `before`, and that they are told now. One of two who ask at once gets them.
 */
export async function takeAlarmsToRemind(
  db: Db,
  { ids, before, at }: { readonly ids: readonly number[]; readonly before: Date; readonly at: Date },
): Promise<readonly AlarmRow[]> {
  const taken = await db.client.query<AlarmRow>(
    `UPDATE hub.alarm SET told_at = $3 WHERE id = ANY ($1) AND cleared_at IS NULL AND coalesce(told_at, raised_at) <= $2 RETURNING ${columns}`,
    [ids, before, at],
  );
  return taken.rows;
}

/** Keeps that people are told of these alarms now. */
export async function setAlarmsTold(db: Db, ids: readonly number[], at: Date): Promise<void> {
  await db.client.query('UPDATE hub.alarm SET told_at = $2 WHERE id = ANY ($1)', [ids, at]);
}
