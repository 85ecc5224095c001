import { setTimeout as delay } from 'node:timers/promises';
import type { Hub } from '../hub.ts';

const lookEveryMs = 5_000;

/** Sends what waits in the outbox of the channels, until the signal aborts. `done` resolves when it has ended. */
export function startChannelDrain(hub: Hub, signal: AbortSignal): { readonly done: Promise<void> } {
  const look = async () => {
    while (!signal.aborted) {
      await hub.channels.drain(signal).catch((error: unknown) => {
        if (!signal.aborted) hub.logError('channels', error);
      });
      // Woken by the end of the hub.
      await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  };
  return { done: look() };
}
