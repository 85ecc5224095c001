import type { DLogger } from '@dbos-inc/dbos-sdk';
import type { Log } from '../../foundation/log.ts';

/** What DBOS says, in the hub's log: warnings and errors. What it tells of every step belongs nowhere, and nothing of it on the terminal. */
export function quietLogger(log: Log): DLogger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (entry) => log.warn({ from: 'jobs' }, String(entry)),
    error: (entry) =>
      entry instanceof Error
        ? log.error({ from: 'jobs', err: entry }, 'durable jobs')
        : log.error({ from: 'jobs' }, String(entry)),
  };
}
