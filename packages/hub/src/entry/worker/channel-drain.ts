import { setTimeout as delay } from 'node:timers/promises';
import type { House } from '../house.ts';

const lookEveryMs = 5_000;

/** Sends what waits in the outboxes of all workspaces, until the signal aborts. `done` resolves when it has ended. */
export function startChannelDrain(house: House, signal: AbortSignal): { readonly done: Promise<void> } {
  const drainAll = async () => {
    const ends = await Promise.allSettled((await house.listHubs()).map((hub) => hub.channels.drain(signal)));
    for (const end of ends) if (end.status === 'rejected' && !signal.aborted) house.logError('channels', end.reason);
  };
  const look = async () => {
    while (!signal.aborted) {
      await drainAll().catch((error: unknown) => {
        if (!signal.aborted) house.logError('channels', error);
      });
      // Woken by the end of the hub.
      await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  };
  return { done: look() };
}
