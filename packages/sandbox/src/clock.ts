/** Time as the sandbox reads it, so that a test can hold it. */
export interface TimeSource {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Resolves after `ms` milliseconds of this clock; rejects with the signal's reason when it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The sandbox's clock: another clock shifted by an offset that the control can move. It stamps rows, tokens, the rate window and the
 * `Date` header alike, so that a client that goes by the server's time sees one time.
 */
export class SandboxClock {
  readonly #source: TimeSource;
  #offset: number;

  constructor(source: TimeSource, offset = 0) {
    this.#source = source;
    this.#offset = offset;
  }

  now(): number {
    return this.#source.now() + this.#offset;
  }

  /** The present as Halo writes it: UTC with milliseconds. */
  stamp(): string {
    return new Date(this.now()).toISOString();
  }

  /** The present without the offset: what a client's own clock says. For what clients judge by theirs, such as an id token. */
  clientNow(): number {
    return this.#source.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#source.sleep(ms, signal);
  }

  /** Moves the clock forwards (or backwards) by `ms`. Sleeps that run keep their length. */
  advance(ms: number): void {
    this.#offset += ms;
  }

  /** Sets the present. */
  set(now: number): void {
    this.#offset = now - this.#source.now();
  }
}

/** The machine's clock. */
export const machineClock: TimeSource = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      }, ms);
      timer.unref();
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
    }),
};
