import { Cron } from 'croner';
import type { House } from '../house.ts';

/**
 * Writes where the audit stands into the file of anchors: at once, every day, and when it is stopped. `stop` resolves when the last one is
 * on the disk. What goes wrong is logged: the audit itself does not depend on it.
 */
export function startAuditAnchors(house: Pick<House, 'audit' | 'logError'>): { readonly stop: () => Promise<void> } {
  let writing: Promise<void> = Promise.resolve();
  const write = () => {
    writing = writing
      .then(() => house.audit.anchor())
      .then(() => undefined)
      .catch((error: unknown) => house.logError('audit anchor', error));
    return writing;
  };
  const job = new Cron('7 0 * * *', { timezone: 'UTC' }, () => void write());
  void write();
  return {
    stop: async () => {
      job.stop();
      await write();
    },
  };
}
