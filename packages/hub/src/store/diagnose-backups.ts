import type pg from 'pg';
import type { Diagnosis } from './diagnosis.ts';

/** Whether the scheduled backups are made. */
export async function diagnoseBackups(owner: pg.Client): Promise<Diagnosis> {
  const exists = await owner.query<{ is: boolean }>(`SELECT to_regclass('hub.backup_schedule') IS NOT NULL AS is`);
  const read = exists.rows[0]?.is
    ? await owner.query<{ error: string | null; is_late: boolean; folder: string }>(
        `SELECT last_error AS error, folder,
                coalesce(last_success_at, set_at) < now() - make_interval(hours => 2 * every_hours) AS is_late FROM hub.backup_schedule`,
      )
    : { rows: [] };
  const [row] = read.rows;
  const name = 'backups';
  if (!row) return { name, outcome: 'ok', sentence: 'No backups are scheduled.', remedy: null };
  if (row.error !== null)
    return {
      name,
      outcome: 'fail',
      sentence: `The last scheduled backup failed: ${row.error}`,
      remedy: `look at ${row.folder}.`,
    };
  if (row.is_late)
    return {
      name,
      outcome: 'warn',
      sentence: 'The scheduled backups are late.',
      remedy: 'keep `sundog serve` running: it makes them.',
    };
  return { name, outcome: 'ok', sentence: `Backups are made by schedule into ${row.folder}.`, remedy: null };
}
