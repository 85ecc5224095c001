import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { backupFailed } from '../../catalog/notices/backup-failed.ts';
import { tellChannels } from '../../engine/channels/tell-channels.ts';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { createBackup } from '../../store/backup/create-backup.ts';
import { backupName, pruneBackups } from '../../store/backup/prune-backups.ts';
import type { Db } from '../../store/database.ts';
import {
  type BackupSchedule,
  beginDueBackup,
  deleteBackupSchedule,
  endBackup,
  findBackupSchedule,
  upsertBackupSchedule,
} from '../../store/rows/backup-schedule-rows.ts';
import { setFlowBeat } from '../../store/rows/flow-rows.ts';

const input = z.object({
  everyHours: z.int().min(1).max(8760),
  keep: z.int().min(1).max(1000),
  folder: z.string().refine(isAbsolute, 'must be an absolute path'),
});

export type BackupScheduleInput = z.input<typeof input>;

/** Sets when backups are made by themselves. @throws InvalidInputError, NotPermittedError */
export const setBackupSchedule = defineVerb<VerbDeps, typeof input, BackupSchedule | null, void>({
  name: 'backup.schedule',
  input,
  prepare: readBackupSchedule,
  run: ({ db, actor, clock }, schedule) =>
    upsertBackupSchedule(db, { ...schedule, setBy: `${actor.kind}:${actor.name}`, setAt: new Date(clock.now()) }),
  audit: (schedule, _output, before) => ({
    subject: 'backup schedule',
    detail: { before: describeSchedule(before), after: schedule },
  }),
});

/** Takes the schedule away; the backups stay. */
export const clearBackupSchedule = defineVerb<VerbDeps, z.ZodObject, BackupSchedule | null, boolean>({
  name: 'backup.unschedule',
  input: z.object({}),
  prepare: readBackupSchedule,
  run: ({ db }) => deleteBackupSchedule(db),
  audit: (_input, wasThere, before) =>
    wasThere ? { subject: 'backup schedule', detail: { before: describeSchedule(before), after: null } } : null,
});

function describeSchedule(schedule: BackupSchedule | null) {
  return schedule && { everyHours: schedule.everyHours, keep: schedule.keep, folder: schedule.folder };
}

/** The schedule and how its last run ended; null: none. */
export async function readBackupSchedule({
  store,
  workspaceId,
}: Pick<VerbDeps, 'store' | 'workspaceId'>): Promise<BackupSchedule | null> {
  return store.inWorkspace(workspaceId, (db) => findBackupSchedule(db), { readOnly: true });
}

/**
 * Makes a backup where one is due, and removes all but the newest. How it ended is remembered; one that failed leaves the older ones.
 * @returns the folder that was made; null: none was due
 * @throws BackupTargetError, BackupFailedError
 */
export async function runDueBackup(deps: VerbDeps & { readonly key: Buffer }, signal?: AbortSignal): Promise<string | null> {
  const { store, workspaceId, clock, key } = deps;
  const now = new Date(clock.now());
  const schedule = await readBackupSchedule(deps);
  if (schedule === null || !(await store.inWorkspace(workspaceId, (db) => beginDueBackup(db, now)))) return null;
  const folder = join(schedule.folder, backupName(now));
  const end = (error: string | null) =>
    store.inWorkspace(workspaceId, async (db) => {
      const at = new Date(clock.now());
      await endBackup(db, { at, folder, error });
      if (error !== null) await tellFailure(db, { error, at });
    });
  try {
    await createBackup(store.access, { folder, key, includeKey: false, now, ...(signal ? { signal } : {}) });
    await pruneBackups(schedule.folder, schedule.keep);
  } catch (error) {
    await end(error instanceof Error ? error.message : 'It failed for an unknown reason.');
    throw error;
  }
  await end(null);
  // For the watch it counts like one that a person made.
  await store.inWorkspace(workspaceId, (db) => setFlowBeat(db, 'backup', new Date(clock.now())));
  return folder;
}

async function tellFailure(db: Db, { error, at }: { readonly error: string; readonly at: Date }): Promise<void> {
  await tellChannels(db, {
    kind: backupFailed,
    about: 'backup',
    key: `backup failed ${at.toISOString()}`,
    at,
    severity: 'fail',
    sentence: `The scheduled backup failed: ${error}`,
    meaning: 'What a person decided since the last one would be lost with this machine.',
    remedy: 'See the schedule and its last error with: npx sundog backup-schedule show',
    connectionId: null,
  });
}
