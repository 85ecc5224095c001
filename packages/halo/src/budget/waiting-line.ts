import type { Priority } from './rate-budget.ts';

interface Waiter {
  readonly admit: () => void;
  readonly refuse: (error: unknown) => void;
}

const order: readonly Priority[] = ['interactive', 'write', 'background'];
/** Of so many that are served while somebody of a lower priority waits, one is of a lower priority. */
const shareOfLower = 10;

/**
 * Those who wait for a request: by priority, and within a priority by arrival. A lower priority is never starved: of ten that are
 * served while it waits, one belongs to it (the lowest that waits).
 */
export class WaitingLine {
  readonly #queues: Readonly<Record<Priority, Set<Waiter>>> = { interactive: new Set(), write: new Set(), background: new Set() };
  /** Served in a row past somebody of a lower priority. */
  #passed = 0;

  get length(): number {
    return this.#queues.interactive.size + this.#queues.write.size + this.#queues.background.size;
  }

  counts(): Readonly<Record<Priority, number>> {
    return {
      interactive: this.#queues.interactive.size,
      write: this.#queues.write.size,
      background: this.#queues.background.size,
    };
  }

  /** Resolves when served; rejects with the signal's reason. */
  wait(priority: Priority, signal: AbortSignal | undefined, onLeave: () => void): Promise<void> {
    const queue = this.#queues[priority];
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        queue.delete(waiter);
        reject(signal?.reason);
        onLeave();
      };
      const waiter: Waiter = {
        admit: () => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
        refuse: (error) => {
          signal?.removeEventListener('abort', onAbort);
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      queue.add(waiter);
    });
  }

  /** Sends everybody away with this error. */
  refuseAll(error: unknown): void {
    for (const priority of order) {
      const waiters = [...this.#queues[priority]];
      this.#queues[priority].clear();
      for (const waiter of waiters) waiter.refuse(error);
    }
  }

  /** Serves the next one. */
  serve(): void {
    const waiting = order.filter((priority) => this.#queues[priority].size > 0);
    const highest = waiting[0];
    const lowest = waiting.at(-1);
    if (highest === undefined || lowest === undefined) return;
    const isTurnOfLower = highest !== lowest && this.#passed >= shareOfLower - 1;
    this.#passed = highest === lowest || isTurnOfLower ? 0 : this.#passed + 1;
    const queue = this.#queues[isTurnOfLower ? lowest : highest];
    for (const waiter of queue) {
      queue.delete(waiter);
      waiter.admit();
      return;
    }
  }
}
