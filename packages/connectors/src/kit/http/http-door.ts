import type { Clock } from '../clock.ts';
import { ConnectorError, type ConnectorErrorDetail } from '../errors/connector-error.ts';
import { ForeignOriginError } from '../errors/foreign-origin.ts';
import { RateLimitedError } from '../errors/rate-limited.ts';
import { SignInRefusedError } from '../errors/sign-in-refused.ts';
import type { RateBucket } from '../rate/rate-bucket.ts';
import type { AnySettingValues } from '../settings/setting-field.ts';
import type { SignIn, Ticket } from '../sign-in/sign-in.ts';
import { TicketSource } from '../sign-in/ticket-source.ts';
import type { DoorEvent } from './door-event.ts';
import { type ExchangeLimits, exchange, type WireAnswer } from './exchange.ts';
import { exchangeTalk } from './exchange-talk.ts';
import { jsonOf } from './json-of.ts';
import type { Network } from './network.ts';
import type { Http, JsonAnswer, Question } from './question.ts';
import { refusalOf } from './refusal-of.ts';
import { pauseAfterRefusal, readRetryAfter, waitAfterFault } from './retry-timing.ts';

/** What a door works with. */
export interface HttpDoorOptions {
  /** The title of the tool, for sentences. */
  readonly tool: string;
  readonly base: URL;
  readonly signIn: SignIn;
  readonly settings: AnySettingValues;
  readonly network: Network;
  readonly bucket: RateBucket;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: ExchangeLimits;
  readonly log: (event: DoorEvent) => void;
}

type AskOptions = { readonly signal?: AbortSignal | undefined };

/** How often a question is tried when the network or the tool fails, and how often it may be refused by the rate limit. */
const faultTries = 4;
const refusalTries = 5;

/** The one door to a tool: rate, sign-in, retries, and an error of its own for everything that can go wrong. */
export class HttpDoor implements Http {
  readonly base: URL;
  readonly #options: HttpDoorOptions;
  readonly #tickets: TicketSource;
  /** 429s in a row. */
  #refusals = 0;

  constructor(options: HttpDoorOptions) {
    this.base = options.base;
    this.#options = options;
    this.#tickets = new TicketSource({
      signIn: options.signIn,
      settings: options.settings,
      clock: options.clock,
      ask: (question) => this.#askOpenly(question),
    });
  }

  /**
   * Asks, again after faults where that is harmless, later where the tool takes no more requests.
   * @throws see {@link Http.ask}
   */
  async ask(question: Question, { signal }: AskOptions = {}): Promise<JsonAnswer> {
    const url = this.#urlOf(question);
    const detail = this.#detailOf(question, url);
    const mayRepeat = (question.method ?? 'GET') === 'GET' || question.isRepeatable === true;
    for (let faults = 0, refusals = 0; ; ) {
      try {
        return await this.#askOnce(question, url, signal);
      } catch (error) {
        if (!(error instanceof ConnectorError) || error.disposition !== 'retry') throw error;
        if (error instanceof RateLimitedError) {
          refusals += 1;
          if (refusals >= refusalTries) throw error;
          continue; // the pause is in the bucket, for all who ask
        }
        faults += 1;
        if (!mayRepeat || faults >= faultTries) throw error;
        const waitMs = waitAfterFault(faults, this.#options.random());
        this.#options.log({ kind: 'retrying', endpoint: detail.endpoint ?? '', code: error.code, failures: faults, waitMs });
        await this.#options.clock.sleep(waitMs, signal);
      }
    }
  }

  async #askOnce(question: Question, url: URL, signal: AbortSignal | undefined): Promise<JsonAnswer> {
    const detail = this.#detailOf(question, url);
    const { answer, ticket } = await this.#askSignedIn(question, url, signal);
    this.#throwIfLimited(answer, detail);
    const refusal = refusalOf(answer.status, { ...detail, status: answer.status });
    if (refusal) throw refusal;
    const json = jsonOf(answer.body, question.mayBeEmpty === true, detail);
    this.#tickets.answered(ticket, json);
    return { json, status: answer.status };
  }

  /** One 401 costs one new ticket and one more try; a second one is final, and so is the first where a key cannot change. */
  async #askSignedIn(
    question: Question,
    url: URL,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly answer: WireAnswer; readonly ticket: Ticket }> {
    const { signIn } = this.#options;
    const send = async () => {
      const ticket = await this.#tickets.get();
      return { ticket, answer: await this.#send(signIn.stamp(question, ticket), url, signal) };
    };
    const first = await send();
    if (first.answer.status !== 401) return first;
    this.#tickets.reject(first.ticket);
    const second = signIn.canRenew ? await send() : first;
    if (second.answer.status !== 401) return second;
    const error = new SignInRefusedError({ ...this.#detailOf(question, url), status: 401 });
    this.#tickets.giveUp(error);
    throw error;
  }

  /** A sign-in: without a ticket, and with every refusal being one of the credentials. */
  async #askOpenly(question: Question): Promise<unknown> {
    const url = this.#urlOf(question);
    const detail = this.#detailOf(question, url);
    const answer = await this.#send(question, url, undefined);
    this.#throwIfLimited(answer, detail);
    if ([400, 401, 403].includes(answer.status)) throw new SignInRefusedError({ ...detail, status: answer.status });
    const refusal = refusalOf(answer.status, { ...detail, status: answer.status });
    if (refusal) throw refusal;
    const json = jsonOf(answer.body, false, detail);
    this.#options.log({ kind: 'signed-in' });
    return json;
  }

  async #send(question: Question, url: URL, signal: AbortSignal | undefined): Promise<WireAnswer> {
    const { bucket, network, limits, clock, log } = this.#options;
    const detail = this.#detailOf(question, url);
    await bucket.take(signal);
    const startedAt = clock.now();
    const body = bodyOf(question);
    const headers = {
      accept: 'application/json',
      'user-agent': 'Sundog',
      ...(body ? { 'content-type': body.type } : {}),
      ...question.headers,
    };
    const wire = { url, method: question.method ?? 'GET', headers, signal, ...(body ? { body: body.text } : {}) };
    const way = { network, limits, detail };
    const answer = question.talk ? await exchangeTalk(wire, question.talk, way) : await exchange(wire, way);
    const { endpoint = '' } = detail;
    log({ kind: 'answered', endpoint, status: answer.status, ms: clock.now() - startedAt, bytes: answer.body.length });
    return answer;
  }

  #throwIfLimited(answer: WireAnswer, detail: ConnectorErrorDetail): void {
    if (answer.status !== 429) {
      this.#refusals = 0;
      return;
    }
    const { bucket, clock, random, log } = this.#options;
    this.#refusals += 1;
    const said = readRetryAfter(answer.headers.get('retry-after'), clock.now());
    const pauseMs = said ?? pauseAfterRefusal(this.#refusals, random());
    bucket.pause(pauseMs);
    log({ kind: 'rate-limited', endpoint: detail.endpoint ?? '', pauseMs });
    throw new RateLimitedError({ retryAfterMs: said }, { ...detail, status: 429 });
  }

  /** The URL of a question, which must lie below the base address. */
  #urlOf({ path, query }: Question): URL {
    const floor = new URL(`${this.base.href.replace(/\/+$/, '')}/`);
    const url = URL.canParse(path, floor.href) ? new URL(path, floor) : null;
    // `..`, `//host` and encoded forms of them are resolved by now, so what is compared is what would be sent.
    if (url === null || url.origin !== floor.origin || !url.pathname.startsWith(floor.pathname))
      throw new ForeignOriginError({ tool: this.#options.tool });
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) url.searchParams.set(name, value);
    return url;
  }

  #detailOf(question: Question, url: URL): ConnectorErrorDetail {
    return { tool: this.#options.tool, endpoint: `${question.method ?? 'GET'} ${url.pathname}` };
  }
}

function bodyOf({ body }: Question): { readonly type: string; readonly text: string } | null {
  if (body === undefined) return null;
  if (body.kind === 'json') return { type: 'application/json', text: JSON.stringify(body.json) };
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(body.form).toString() };
}
