import type { VerbDeps } from '../engine/verb.ts';
import {
  type BackupScheduleInput,
  clearBackupSchedule,
  readBackupSchedule,
  runDueBackup,
  setBackupSchedule,
} from '../features/backup/schedule-backups.ts';
import type { BackupSchedule } from '../store/rows/backup-schedule-rows.ts';

/** Scheduled backups, as the doors call them. */
export interface BackupDesk {
  readonly read: () => Promise<BackupSchedule | null>;
  readonly set: (input: BackupScheduleInput) => Promise<void>;
  readonly clear: () => Promise<boolean>;
  /** Makes one where it is due. */
  readonly runDue: (signal?: AbortSignal) => Promise<string | null>;
}

/** The desk over its dependencies. */
export function openBackupDesk(deps: VerbDeps, key: Buffer): BackupDesk {
  return {
    read: () => readBackupSchedule(deps),
    set: (input) => setBackupSchedule(deps, input),
    clear: () => clearBackupSchedule(deps, {}),
    runDue: (signal) => runDueBackup({ ...deps, key }, signal),
  };
}
