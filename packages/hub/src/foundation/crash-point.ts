/**
 * Moments of the product's work at which a test may end it, as a power cut would. Named for what has just been done.
 * Nothing happens at them in production.
 */
export type CrashPointName =
  | 'sync.pass-begun'
  | 'sync.page-fetched'
  | 'sync.rows-copied'
  | 'sync.rows-written'
  | 'sync.checkpoint-set'
  | 'sync.committed'
  | 'sync.tombstones-set'
  | 'apply.looked'
  | 'apply.begun'
  | 'apply.sent'
  | 'apply.answered'
  | 'apply.kept'
  | 'source.page-kept'
  | 'channel.claimed'
  | 'channel.sent';

/** What the work passes at each such moment. */
export type CrashPoint = (name: CrashPointName) => void;

/** The one of production. */
export const noCrash: CrashPoint = () => undefined;
