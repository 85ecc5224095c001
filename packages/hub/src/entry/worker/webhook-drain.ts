import { setTimeout as delay } from 'node:timers/promises';
import type { Hub } from '../hub.ts';

const lookEveryMs = 1_000;

/** Reads what webhooks named as soon as it is due, connection by connection, until the signal aborts. `done` resolves when it has ended. */
export function startWebhookDrain(hub: Hub, signal: AbortSignal): { readonly done: Promise<void> } {
  const running = new Map<number, Promise<void>>();
  const drain = async (id: number) => {
    try {
      await hub.drainWebhooks(String(id), signal);
    } catch (error) {
      if (!signal.aborted) hub.logError(`webhooks of connection ${id}`, error);
    } finally {
      running.delete(id);
    }
  };
  const look = async () => {
    while (!signal.aborted) {
      const due = await hub.webhooks.listDue().catch((error: unknown) => {
        if (!signal.aborted) hub.logError('webhooks', error);
        return [];
      });
      for (const id of due) if (!running.has(id)) running.set(id, drain(id));
      // Woken by the end of the hub.
      await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
    await Promise.allSettled(running.values());
  };
  return { done: look() };
}
