import { endpointOf, jsonOf, refusalOf } from './answer/refusal-of.ts';
import type { RateBudget } from './budget/rate-budget.ts';
import { Circuit } from './circuit.ts';
import type { Clock } from './clock.ts';
import { ForeignOriginError } from './errors/foreign-origin.ts';
import { HaloError } from './errors/halo-error.ts';
import { NeedsSignInError } from './errors/needs-sign-in.ts';
import { NotAnsweringError } from './errors/not-answering.ts';
import { NotPermittedError } from './errors/not-permitted.ts';
import { RateLimitedError } from './errors/rate-limited.ts';
import { WriteUncertainError } from './errors/write-uncertain.ts';
import type { HaloAddress, RequestOptions } from './halo.ts';
import type { HaloEvent } from './halo-event.ts';
import { markNeverSent, wasNeverSent } from './network/transport.ts';
import type { Transport, WireReply } from './network/wire.ts';
import { faultTries, interactiveTries, pauseAfterRefusal, readRetryAfter, waitAfterFault } from './retry-timing.ts';
import type { Token } from './token/token.ts';
import type { TokenSource } from './token/token-source.ts';

/** What a sender works with. */
export interface SenderOptions {
  readonly transport: Transport;
  readonly address: HaloAddress;
  readonly tokens: TokenSource;
  readonly budget: RateBudget;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: (event: HaloEvent) => void;
  readonly userAgent: string;
}

/** One question to the resource server. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the resource server, each part already encoded: `Tickets/12`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly options: RequestOptions | undefined;
  /** What makes the body of an answer smaller before it is read, and changes nothing that is read of it. */
  readonly compact?: (body: Buffer) => Buffer;
}

/** A JSON answer of the resource server. */
export interface JsonAnswer {
  readonly status: number;
  readonly json: unknown;
  /** The exact text. Empty where there was no body. */
  readonly text: string;
  readonly serverTime: number | null;
  /** When the question that was answered left, by the client's clock. */
  readonly askedAt: number;
  readonly endpoint: string;
}

/** A reply, the token it was asked with, and when the question left. */
interface Asked {
  readonly reply: WireReply;
  readonly token: Token;
  readonly askedAt: number;
}

/** How often a question may be refused by the rate limit before it gives up. */
const refusalTries = 8;
const interactiveRefusalTries = 2;

/** Sends questions to the resource server: budget, token, retries, and an error of its own for everything that can go wrong. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #circuit: Circuit;
  /** Areas (first parts of a path) that answered 401 to a token that works elsewhere: a missing right, not a dead token. */
  readonly #denied = new Set<string>();
  /** 429s in a row, over all callers. */
  #refusals = 0;
  #pausedUntil = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#circuit = new Circuit(options.clock);
  }

  /**
   * A GET is tried again after faults of network, server and body; a write only where nothing of it can have left, or where HaloPSA
   * certainly refused it (401, 429).
   * @throws subclasses of HaloError; the signal's reason when it aborts
   */
  async send(question: Question): Promise<JsonAnswer> {
    const isPatient = question.options?.priority !== 'interactive';
    const url = this.#urlOf(question);
    const endpoint = endpointOf({ url, method: question.method });
    for (let faults = 0, refusals = 0; ; ) {
      try {
        return await this.#tryInCircuit(question, url);
      } catch (error) {
        if (!(error instanceof HaloError)) throw error;
        if (error instanceof RateLimitedError) {
          refusals += 1;
          if (refusals >= (isPatient ? refusalTries : interactiveRefusalTries)) throw error;
          continue; // the pause is in the budget, for all callers
        }
        faults += 1;
        const mayRepeat = isFault(error) && (question.method === 'GET' || wasNeverSent(error));
        if (!mayRepeat || faults >= (isPatient ? faultTries : interactiveTries)) throw error;
        const waitMs = waitAfterFault(faults, this.#options.random());
        this.#options.log({ kind: 'retrying', endpoint, code: error.code, failures: faults, waitMs });
        await this.#options.clock.sleep(waitMs, question.options?.signal);
      }
    }
  }

  /** One try, told to the circuit: 5xx, silence and a broken wire are failures; a refusal is an answer. */
  async #tryInCircuit(question: Question, url: URL): Promise<JsonAnswer> {
    await this.#circuit.pass({
      isPerson: question.options?.priority === 'interactive',
      endpoint: endpointOf({ url, method: question.method }),
      signal: question.options?.signal,
    });
    try {
      const answer = await this.#tryOnce(question, url);
      this.#circuit.succeeded();
      return answer;
    } catch (error) {
      if (!(error instanceof HaloError)) this.#circuit.abandoned();
      else if (isFault(error) && !(error instanceof RateLimitedError)) this.#circuit.failed(question.path.split('/', 1)[0] ?? '');
      else this.#circuit.succeeded();
      throw error;
    }
  }

  async #tryOnce(question: Question, url: URL): Promise<JsonAnswer> {
    const { reply, token, askedAt } = await this.#askWithToken(question, url);
    const asked = { url, method: question.method } as const;
    if (reply.status === 429) throw this.#rateLimited(reply, url, question);
    const refusal = refusalOf(reply, asked);
    // A server that failed in the middle of a write may have done it.
    if (refusal && question.method !== 'GET' && reply.status >= 500)
      throw new WriteUncertainError({ endpoint: endpointOf(asked), status: reply.status, cause: refusal });
    if (refusal) throw refusal;
    this.#refusals = 0;
    this.#options.tokens.accepted(token);
    const endpoint = endpointOf(asked);
    if (question.method !== 'GET')
      return { ...writtenJson(reply, asked), status: reply.status, serverTime: reply.serverTime, askedAt, endpoint };
    const { json, text, isRepaired } = jsonOf(reply, asked, question.compact);
    if (isRepaired) this.#options.log({ kind: 'text-repaired', endpoint });
    return { status: reply.status, json, text, serverTime: reply.serverTime, askedAt, endpoint };
  }

  /** One 401 costs one new token and one retry; a second one is final (TRUST F01). */
  async #askWithToken(question: Question, url: URL): Promise<Asked> {
    const { tokens } = this.#options;
    const signal = question.options?.signal;
    const first = await this.#ask(question, url);
    if (first.reply.status !== 401) return first;
    const detail = { endpoint: endpointOf({ url, method: question.method }), status: 401 };
    const area = question.path.split('/', 1)[0] ?? '';
    if (this.#denied.has(area)) throw new NotPermittedError(detail);
    // A token that others were refused with already, after the one before it, is the second one for this question too.
    const second = tokens.isLastTry(first.token) ? first : await this.#askAgain(question, url, first.token);
    if (second.reply.status !== 401) return second;
    // Whether a right is missing or the sign-in is worthless shows at a path that every agent may read.
    if (await this.#worksElsewhere(second.token, signal)) {
      this.#denied.add(area);
      throw new NotPermittedError(detail);
    }
    const error = new NeedsSignInError(detail);
    tokens.giveUp(error);
    throw error;
  }

  #askAgain(question: Question, url: URL, refused: Token): Promise<Asked> {
    this.#options.tokens.reject(refused);
    return this.#ask(question, url);
  }

  async #ask(question: Question, url: URL): Promise<Asked> {
    const { budget, transport, clock, log } = this.#options;
    const signal = question.options?.signal;
    await budget.take(question.options?.priority ?? 'background', signal);
    const token = await this.#tokenFor(question);
    const startedAt = clock.now();
    try {
      const reply = await transport.send({
        url,
        method: question.method,
        headers: this.#headers(token, url, question.body !== undefined),
        ...(question.body === undefined ? {} : { body: question.body }),
        ...(signal ? { signal } : {}),
      });
      log({
        kind: 'answered',
        endpoint: endpointOf({ url, method: question.method }),
        status: reply.status,
        ms: clock.now() - startedAt,
        bytes: reply.body.length,
      });
      return { reply, token, askedAt: startedAt };
    } catch (error) {
      if (question.method === 'GET' || wasNeverSent(error)) throw error;
      throw new WriteUncertainError({ endpoint: endpointOf({ url, method: question.method }), cause: error });
    }
  }

  async #tokenFor(question: Question): Promise<Token> {
    const isPatient = question.options?.priority !== 'interactive';
    try {
      return await this.#options.tokens.get({
        isPatient,
        ...(question.options?.signal ? { signal: question.options.signal } : {}),
      });
    } catch (error) {
      markNeverSent(error);
      throw error;
    }
  }

  async #worksElsewhere(token: Token, signal: AbortSignal | undefined): Promise<boolean> {
    const { budget, transport, address } = this.#options;
    const url = new URL(`${address.resourceServer}/Agent/me`);
    await budget.take('interactive', signal);
    try {
      const reply = await transport.send({
        url,
        method: 'GET',
        headers: this.#headers(token, url, false),
        ...(signal ? { signal } : {}),
      });
      if (reply.status !== 200) return false;
      this.#options.tokens.accepted(token);
      return true;
    } catch (error) {
      if (error instanceof HaloError) return false;
      throw error;
    }
  }

  #headers(token: Token, url: URL, hasBody: boolean): Record<string, string> {
    // The token goes to the origin of the resource server and nowhere else (TRUST S13).
    const { origin } = new URL(this.#options.address.resourceServer);
    if (url.origin !== origin) throw new ForeignOriginError({ origin: url.origin });
    return {
      authorization: `Bearer ${token.value}`,
      accept: 'application/json',
      // Plain http is for hosts of one's own network only: there the time to compress costs more than the bytes.
      'accept-encoding': url.protocol === 'https:' ? 'gzip, br' : 'identity',
      'user-agent': this.#options.userAgent,
      ...(hasBody ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    };
  }

  #rateLimited(reply: WireReply, url: URL, question: Question): RateLimitedError {
    const { budget, clock, random, log } = this.#options;
    const header = reply.headers['retry-after'];
    const said = readRetryAfter(header, reply.serverTime ?? clock.now());
    // Questions that were on their way together are refused together: that is one refusal, not eight.
    if (clock.now() >= this.#pausedUntil) this.#refusals += 1;
    const pauseMs = said ?? pauseAfterRefusal(this.#refusals, random());
    this.#pausedUntil = clock.now() + pauseMs;
    budget.refused(pauseMs);
    const endpoint = endpointOf({ url, method: question.method });
    log({ kind: 'rate-limited', endpoint, pauseMs, limit: budget.reading().limit });
    return new RateLimitedError({ retryAfterMs: said }, { endpoint, status: 429 });
  }

  /** The URL of a question, which must lie below the resource server. */
  #urlOf({ path, query }: Question): URL {
    const { resourceServer } = this.#options.address;
    const url = new URL(`${resourceServer}/${path}`);
    const floor = new URL(`${resourceServer}/`);
    // `..`, `//host` and encoded forms of them are resolved by now, so what is compared is what would be sent.
    if (url.origin !== floor.origin || !url.pathname.startsWith(floor.pathname))
      throw new ForeignOriginError({ origin: url.origin });
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    return url;
  }
}

function isFault(error: HaloError): boolean {
  return (error.disposition === 'retry' && !(error instanceof NotAnsweringError)) || error.code === 'login-page';
}

/** The JSON of a write's answer; a body that is empty or cannot be read leaves it uncertain what was stored. */
function writtenJson(
  reply: WireReply,
  asked: { readonly url: URL; readonly method: 'POST' | 'DELETE' | 'GET' },
): { readonly json: unknown; readonly text: string } {
  if (reply.body.length === 0) return { json: null, text: '' };
  try {
    return jsonOf(reply, asked);
  } catch (cause) {
    throw new WriteUncertainError({ endpoint: endpointOf(asked), status: reply.status, cause });
  }
}
