import type { Clock } from './clock.ts';
import { NotAnsweringError } from './errors/not-answering.ts';

/** Failures in a row, over all callers, after which nothing is asked for a while. */
const failuresToOpen = 10;
/** They must concern so many areas: one list that HaloPSA cannot serve does not stop the others. */
const areasToOpen = 2;
/** How long nothing is asked: the first time, and at most. */
const firstPauseMs = 20_000;
const longestPauseMs = 10 * 60_000;
/** A HaloPSA that is restarted is back within this; whoever is patient waits for it. */
const patienceMs = 2 * 60_000;

/** A question that wants to pass. */
export interface Passenger {
  /** Whether a person waits for the answer. */
  readonly isPerson: boolean;
  readonly endpoint: string;
  readonly signal: AbortSignal | undefined;
}

/**
 * Stops asking a HaloPSA that fails whatever it is asked (TRUST F09). After ten failures in a row, in two areas at least, it is open: one
 * question goes through after a pause, as a probe, and the others wait for it. Its answer closes the circuit, its failure doubles the
 * pause. Who has waited in vain for two minutes, or comes later, gets an error at once, so that a sync of sixty entities does not wait for
 * sixty times five tries. A person who waits is never held up: that question goes through.
 *
 * No page is ever skipped: a question that is refused fails its reading, which goes on at the same page.
 */
export class Circuit {
  readonly #clock: Clock;
  #failures = 0;
  #areas = new Set<string>();
  /** When it opened; null: it is closed. */
  #openedAt: number | null = null;
  #nextProbeAt = 0;
  #pauseMs = firstPauseMs;
  #isProbing = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * To be awaited before something is sent.
   * @throws NotAnsweringError where it has been open for long; the signal's reason when it aborts
   */
  async pass({ isPerson, endpoint, signal }: Passenger): Promise<void> {
    while (this.#openedAt !== null && !isPerson) {
      const now = this.#clock.now();
      if (now >= this.#nextProbeAt && !this.#isProbing) {
        this.#isProbing = true;
        return;
      }
      const retryAfterMs = Math.max(this.#nextProbeAt - now, 1_000);
      if (now - this.#openedAt >= patienceMs)
        throw new NotAnsweringError({ failures: this.#failures, retryAfterMs }, { endpoint });
      await this.#clock.sleep(retryAfterMs, signal);
    }
  }

  /** HaloPSA answered something that can be understood, be it a refusal. */
  succeeded(): void {
    this.#failures = 0;
    this.#areas.clear();
    this.#openedAt = null;
    this.#pauseMs = firstPauseMs;
    this.#isProbing = false;
  }

  /** It did not, or answered that it failed. `area`: the first part of the path. */
  failed(area: string): void {
    this.#failures += 1;
    this.#areas.add(area);
    this.#isProbing = false;
    const now = this.#clock.now();
    if (this.#openedAt === null) {
      if (this.#failures < failuresToOpen || this.#areas.size < areasToOpen) return;
      this.#openedAt = now;
      this.#nextProbeAt = now + this.#pauseMs;
    } else if (now >= this.#nextProbeAt) {
      // Those who were on their way when it opened fail with it, and are no failed probes.
      this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
      this.#nextProbeAt = now + this.#pauseMs;
    }
  }

  /** The caller gave up before an answer came: nothing was learned. */
  abandoned(): void {
    this.#isProbing = false;
  }
}
