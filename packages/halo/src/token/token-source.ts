import type { Clock } from '../clock.ts';
import { ClientClosedError } from '../errors/client-closed.ts';
import { HaloError } from '../errors/halo-error.ts';
import type { NeedsSignInError } from '../errors/needs-sign-in.ts';
import { RateLimitedError } from '../errors/rate-limited.ts';
import type { HaloEvent } from '../halo-event.ts';
import { askToken } from './ask-token.ts';
import type { Token } from './token.ts';
import { TokenLife } from './token-life.ts';
import type { TokenQuestion } from './token-question.ts';

export interface TokenSourceOptions extends Omit<TokenQuestion, 'now'> {
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: (event: HaloEvent) => void;
}

/** How a token is wanted. */
export interface TokenWish {
  /** False: a person waits, who would rather hear of the last fault than wait for a minute. */
  readonly isPatient?: boolean;
  readonly signal?: AbortSignal;
}

/** What a person still waits for. */
const impatientMs = 5_000;
/** A failed sign-in is not tried again before this: at most two in a minute. */
const coolDownMs = 60_000;

/**
 * The one place that signs in. However many callers wait, one question is under way; a token is renewed before it ends; what was
 * refused is not asked again for a minute, and after a fault one quick second try is all that a minute allows.
 */
export class TokenSource {
  readonly #options: TokenSourceOptions;
  readonly #life = new TokenLife();
  #token: Token | null = null;
  #asking: Promise<Token> | null = null;
  /** The error that stands until `#quietUntil`: repeated to whoever asks. */
  #verdict: HaloError | null = null;
  #quietUntil = 0;
  /** Faults in a row, without an answer that can be used. */
  #faults = 0;
  #fault: HaloError | null = null;
  /** The token that took the place of a refused one, until a request with it is accepted. */
  #replacement: Token | null = null;
  #isReplacing = false;
  #hasWorked: boolean;
  readonly #closing = new AbortController();

  constructor(options: TokenSourceOptions) {
    this.#options = options;
    this.#hasWorked = options.workedBefore;
  }

  /**
   * The token at hand, or a new one.
   * @throws the error of the sign-in; the signal's reason when it aborts
   */
  async get({ isPatient = true, signal }: TokenWish = {}): Promise<Token> {
    const now = this.#options.clock.now();
    if (this.#token && now < this.#token.renewAt) return this.#token;
    if (this.#verdict && now < this.#quietUntil) throw this.#verdict;
    if (!isPatient && this.#fault && this.#quietUntil - now > impatientMs) throw this.#fault;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return untilAborted(this.#asking, signal);
  }

  /** A request with this token was accepted. */
  accepted(token: Token): void {
    this.#life.accepted(token);
    if (this.#replacement === token) this.#replacement = null;
  }

  /**
   * Whether this token took the place of a refused one within the last minute and was never accepted itself: when it is refused too,
   * whoever asked with it, yet another one would help nobody.
   */
  isLastTry(token: Token): boolean {
    return this.#replacement === token && this.#options.clock.now() - token.issuedAt < coolDownMs;
  }

  /** The resource server refused this token (401): whoever asks next gets another one. */
  reject(token: Token): void {
    if (this.#token !== token) return;
    this.#life.rejected(token, this.#options.clock.now());
    this.#token = null;
    this.#isReplacing = true;
  }

  /** A fresh token was refused as well: nothing is asked for a minute. */
  giveUp(error: NeedsSignInError): void {
    this.#token = null;
    this.#replacement = null;
    this.#isReplacing = false;
    this.#verdict = error;
    this.#quietUntil = this.#options.clock.now() + coolDownMs;
  }

  /** Ends what waits. */
  close(): void {
    this.#closing.abort(new ClientClosedError());
  }

  async #ask(): Promise<Token> {
    const { clock, log, scopes } = this.#options;
    // After faults, the next question waits its turn; callers wait with it.
    if (clock.now() < this.#quietUntil && this.#verdict === null)
      await clock.sleep(this.#quietUntil - clock.now(), this.#closing.signal);
    try {
      const answer = await askToken({ ...this.#options, workedBefore: this.#hasWorked, now: clock.now() });
      const issuedAt = clock.now();
      const { expiresAt, renewAt } = this.#life.plan(answer.expiresInMs, issuedAt);
      this.#token = {
        value: answer.accessToken,
        facts: { grantedScopes: answer.grantedScopes, requestedScopes: scopes, agent: answer.agent, expiresAt },
        issuedAt,
        renewAt,
      };
      this.#replacement = this.#isReplacing ? this.#token : null;
      this.#isReplacing = false;
      this.#verdict = null;
      this.#faults = 0;
      this.#fault = null;
      this.#quietUntil = 0;
      this.#hasWorked = true;
      log({ kind: 'signed-in', expiresInMs: expiresAt - issuedAt });
      return this.#token;
    } catch (error) {
      if (error instanceof HaloError) this.#failed(error);
      throw error;
    }
  }

  #failed(error: HaloError): void {
    const { clock, log, random } = this.#options;
    log({ kind: 'sign-in-failed', code: error.code });
    if (error.disposition !== 'retry') {
      this.#verdict = error;
      this.#quietUntil = clock.now() + coolDownMs;
      return;
    }
    this.#verdict = null;
    this.#fault = error;
    this.#faults += 1;
    const imposed = error instanceof RateLimitedError ? (error.retryAfterMs ?? coolDownMs) : 0;
    const own = this.#faults === 1 ? 500 + random() * 1_000 : Math.min(15 * 60_000, coolDownMs * 2 ** (this.#faults - 2));
    this.#quietUntil = clock.now() + Math.max(imposed, own);
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  if (signal.aborted) {
    promise.catch(() => undefined); // the others who wait for it hear of it
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
