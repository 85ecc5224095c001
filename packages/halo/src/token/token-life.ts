import type { Token } from './token.ts';

/** What is assumed where Halo says nothing that can be used. API.md 1.4. */
const assumedMs = 3_600_000;
const shortestMs = 30_000;
const longestMs = 24 * 3_600_000;
const longestMarginMs = 60_000;
/** After so many tokens that lived as long as planned, `expires_in` is believed again. */
const believedAgainAfter = 24;

/**
 * How long a token is used. `expires_in` is believed within reason (30 seconds to a day); the margin is a tenth of it and at most a
 * minute. Where tokens die earlier than said, twice in a row, the life that was seen is believed instead.
 */
export class TokenLife {
  readonly #proven = new WeakSet<Token>();
  #earlyDeaths: readonly number[] = [];
  #diedEarly = false;
  #held = 0;

  /** When a token that came at `issuedAt` ends, and when it is to be renewed. */
  plan(expiresInMs: number | null, issuedAt: number): { readonly expiresAt: number; readonly renewAt: number } {
    this.#held = this.#diedEarly ? 0 : this.#held + 1;
    this.#diedEarly = false;
    // One bad day is forgotten after a while.
    if (this.#held >= believedAgainAfter) this.#earlyDeaths = [];
    const said = Math.min(longestMs, Math.max(shortestMs, expiresInMs ?? assumedMs));
    const seen = this.#earlyDeaths.length < 2 ? said : Math.max(...this.#earlyDeaths);
    const life = Math.min(said, seen);
    return { expiresAt: issuedAt + life, renewAt: issuedAt + life - Math.min(longestMarginMs, life / 10) };
  }

  accepted(token: Token): void {
    this.#proven.add(token);
  }

  /** A token that had worked was refused: it died at this age. One that never worked says nothing about lives. */
  rejected(token: Token, now: number): void {
    if (!this.#proven.has(token)) return;
    this.#diedEarly = true;
    this.#earlyDeaths = [...this.#earlyDeaths, Math.max(5_000, now - token.issuedAt)].slice(-2);
  }
}
