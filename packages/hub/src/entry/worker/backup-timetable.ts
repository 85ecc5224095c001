import { Cron } from 'croner';
import type { Hub } from '../hub.ts';

/** Looks every ten minutes, and at once, whether a backup is due. `stop` resolves when one that was running has ended. */
export function startBackupTimetable({ hub, signal }: { readonly hub: Hub; readonly signal: AbortSignal }): {
  readonly stop: () => Promise<void>;
} {
  let running: Promise<void> | null = null;
  const start = () => {
    running ??= hub.backups
      .runDue(signal)
      .then((folder) => (folder === null ? undefined : hub.logInfo('backed up', { folder })))
      .catch((error: unknown) => hub.logError('scheduled backup', error))
      .finally(() => {
        running = null;
      });
  };
  const job = new Cron('*/10 * * * *', { timezone: 'UTC' }, start);
  start();
  return {
    stop: async () => {
      job.stop();
      await running;
    },
  };
}
