import type { Db } from '../database.ts';

/** When backups are made by themselves, and how the last one ended. */
export interface BackupSchedule {
  readonly everyHours: number;
  /** How many of the newest are kept. */
  readonly keep: number;
  /** Absolute; each backup is a folder in it. */
  readonly folder: string;
  readonly setBy: string;
  readonly setAt: Date;
  readonly lastStartedAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastFolder: string | null;
  /** Why the last one failed; null: it did not. */
  readonly lastError: string | null;
}

/** The schedule of the workspace; null: none. */
export async function findBackupSchedule(db: Db): Promise<BackupSchedule | null> {
  const found = await db.client.query<BackupSchedule>(
    `SELECT every_hours AS "everyHours", keep, folder, set_by AS "setBy", set_at AS "setAt", last_started_at AS "lastStartedAt",
            last_success_at AS "lastSuccessAt", last_folder AS "lastFolder", last_error AS "lastError" FROM hub.backup_schedule`,
  );
  return found.rows[0] ?? null;
}

/** Sets the schedule over the one before; what is known of its last run stays. */
export async function upsertBackupSchedule(
  db: Db,
  { everyHours, keep, folder, setBy, setAt }: Pick<BackupSchedule, 'everyHours' | 'keep' | 'folder' | 'setBy' | 'setAt'>,
): Promise<void> {
  await db.client.query(
    `INSERT INTO hub.backup_schedule (every_hours, keep, folder, set_by, set_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace_id) DO UPDATE SET every_hours = excluded.every_hours, keep = excluded.keep, folder = excluded.folder,
       set_by = excluded.set_by, set_at = excluded.set_at`,
    [everyHours, keep, folder, setBy, setAt],
  );
}

/** Takes the schedule away. Returns whether there was one. */
export async function deleteBackupSchedule(db: Db): Promise<boolean> {
  return ((await db.client.query('DELETE FROM hub.backup_schedule')).rowCount ?? 0) > 0;
}

/** Notes that a backup begins, where one is due and nobody else has begun it since. Returns whether it may. */
export async function beginDueBackup(db: Db, now: Date): Promise<boolean> {
  const begun = await db.client.query(
    `UPDATE hub.backup_schedule SET last_started_at = $1
      WHERE last_started_at IS NULL OR last_started_at <= $1::timestamptz - make_interval(hours => every_hours)`,
    [now],
  );
  return (begun.rowCount ?? 0) > 0;
}

/** Notes how a backup ended. */
export async function endBackup(
  db: Db,
  end: { readonly at: Date; readonly folder: string | null; readonly error: string | null },
): Promise<void> {
  await db.client.query(
    `UPDATE hub.backup_schedule SET last_error = $3, last_success_at = CASE WHEN $3::text IS NULL THEN $1 ELSE last_success_at END,
            last_folder = CASE WHEN $3::text IS NULL THEN $2 ELSE last_folder END`,
    [end.at, end.folder, end.error],
  );
}
