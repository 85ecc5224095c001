import { setTimeout as delay } from 'node:timers/promises';
import type { House } from '../house.ts';
import type { Hub } from '../hub.ts';

const lookEveryMs = 1_000;

/** Reads what webhooks named as soon as it is due, connection by connection, until the signal aborts. `done` resolves when it has ended. */
export function startWebhookDrain(house: House, signal: AbortSignal): { readonly done: Promise<void> } {
  const running = new Map<number, Promise<void>>();
  const drain = async (hub: Hub, id: number) => {
    try {
      await hub.drainWebhooks(String(id), signal);
    } catch (error) {
      if (!signal.aborted) hub.logError(`webhooks of connection ${id}`, error);
    } finally {
      running.delete(id);
    }
  };
  const lookOnce = async () => {
    for (const hub of await house.listHubs())
      for (const id of await hub.webhooks.listDue()) if (!running.has(id)) running.set(id, drain(hub, id));
  };
  const look = async () => {
    while (!signal.aborted) {
      await lookOnce().catch((error: unknown) => {
        if (!signal.aborted) house.logError('webhooks', error);
      });
      // Woken by the end of the hub.
      await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
    await Promise.allSettled(running.values());
  };
  return { done: look() };
}
