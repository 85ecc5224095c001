import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { AnswerCutOffError } from '../errors/answer-cut-off.ts';
import { AnswerTooLargeError } from '../errors/answer-too-large.ts';
import { AnswerTooSlowError } from '../errors/answer-too-slow.ts';
import type { ConnectorErrorDetail } from '../errors/connector-error.ts';
import { ForeignOriginError } from '../errors/foreign-origin.ts';
import { NotReachableError } from '../errors/not-reachable.ts';
import { type ExchangeLimits, speaksForItself, type WireAnswer, type WireRequest } from './exchange.ts';
import type { Network } from './network.ts';
import { readBody } from './read-body.ts';
import type { Talk } from './talk.ts';

interface Way {
  readonly network: Network;
  readonly limits: ExchangeLimits;
  readonly detail: ConnectorErrorDetail;
}

/**
 * One websocket (RFC 6455), from its handshake until everything that was said is answered. A handshake that is answered otherwise is the answer, so
 * that a status means the same as for a request. The connection is the network's; nothing is compressed, so that nothing small can grow.
 * @throws as {@link exchange}
 */
export async function exchangeTalk(request: WireRequest, talk: Talk, way: Way): Promise<WireAnswer> {
  const { network, limits, detail } = way;
  const deadline = AbortSignal.timeout(limits.totalMs);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  let connection: Duplex | null = null;
  try {
    if (!network.connect) throw new NotReachableError({ ...detail, cause: new Error('this network opens no websocket') });
    await network.assertReachable?.(request.url);
    connection = await network.connect(request.url, { signal });
    return await hold(connection, request, { talk, signal, limits, detail });
  } catch (error) {
    request.signal?.throwIfAborted();
    if (deadline.aborted) throw new AnswerTooSlowError(detail);
    if (speaksForItself(error)) throw error;
    throw new NotReachableError({ ...detail, cause: error });
  } finally {
    connection?.destroy();
  }
}

interface Held {
  readonly talk: Talk;
  readonly signal: AbortSignal;
  readonly limits: ExchangeLimits;
  readonly detail: ConnectorErrorDetail;
}

/** Speaks over a connection that stands. */
function hold(connection: Duplex, { url, headers }: WireRequest, { talk, signal, limits, detail }: Held): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws${url.href.slice(url.href.indexOf(':'))}`, {
      headers,
      createConnection: () => connection,
      perMessageDeflate: false,
      followRedirects: false,
      maxPayload: limits.bytes,
    });
    const heard = new Heard(talk, limits.bytes, detail);
    let isOpen = false;
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    socket.on('open', () => {
      isOpen = true;
      for (const said of talk.says) socket.send(JSON.stringify(said));
    });
    socket.on('message', (text) => {
      try {
        const answer = heard.take(String(text));
        if (answer === null) return;
        resolve(answer);
        socket.close();
      } catch (error) {
        reject(error);
      }
    });
    socket.on('unexpected-response', (_request, message) => readRefusal(message, limits, detail).then(resolve, reject));
    socket.on('error', (error) => reject(isOpen ? new AnswerCutOffError({ ...detail, cause: error }) : error));
    socket.on('close', () => reject(new AnswerCutOffError(detail)));
  });
}

/** What was answered so far. */
class Heard {
  readonly #talk: Talk;
  readonly #most: number;
  readonly #detail: ConnectorErrorDetail;
  readonly #answers = new Map<number, unknown>();
  #size = 0;

  constructor(talk: Talk, most: number, detail: ConnectorErrorDetail) {
    this.#talk = talk;
    this.#most = most;
    this.#detail = detail;
  }

  /** Takes a message; the whole answer where it was the last one, else null. @throws AnswerTooLargeError, AnswerCutOffError */
  take(text: string): WireAnswer | null {
    this.#size += text.length;
    if (this.#size > this.#most) throw new AnswerTooLargeError({ limitBytes: this.#most }, this.#detail);
    const message = parse(text);
    if (message === undefined) throw new AnswerCutOffError(this.#detail);
    const status = this.#talk.refusal(message);
    if (status !== null) return { status, headers: noHeaders, body: Buffer.alloc(0) };
    const { says, isAnswer } = this.#talk;
    const place = says.findIndex((said, index) => !this.#answers.has(index) && isAnswer(said, message));
    if (place === -1) return null;
    this.#answers.set(place, message);
    if (this.#answers.size < says.length) return null;
    const answers = says.map((_said, index) => this.#answers.get(index));
    return { status: 200, headers: noHeaders, body: Buffer.from(JSON.stringify(answers)) };
  }
}

const noHeaders = { get: () => null };

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A handshake that was answered as a request is. */
async function readRefusal(message: IncomingMessage, limits: ExchangeLimits, detail: ConnectorErrorDetail): Promise<WireAnswer> {
  const status = message.statusCode ?? 0;
  if (status >= 300 && status < 400) throw new ForeignOriginError({ ...detail, status });
  const get = (name: string) => {
    const value = message.headers[name.toLowerCase()];
    return value === undefined ? null : String(value);
  };
  return { status, headers: { get }, body: await readBody(message, limits.bytes, detail) };
}
