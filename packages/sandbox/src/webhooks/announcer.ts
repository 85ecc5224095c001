import type { Happening } from './events.ts';

/** Tells the webhooks what happened. */
export interface Announcer {
  /** Queues a delivery for every active webhook that waits for what happened. */
  announce(happening: Happening): void;
  /** Resolves when everything that was queued so far has been delivered or has failed. */
  settled(): Promise<void>;
  /** Gives up what is under way. */
  close(): void;
}
