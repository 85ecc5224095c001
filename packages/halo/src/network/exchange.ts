import type { IncomingHttpHeaders } from 'node:http';
import type { Agent, Dispatcher } from 'undici';
import { AnswerTooLargeError } from '../errors/answer-too-large.ts';
import { AnswerTooSlowError } from '../errors/answer-too-slow.ts';
import { decompress } from './decompress.ts';
import { networkFailure } from './network-failure.ts';
import type { SettledPolicy } from './network-policy.ts';
import type { WireReply, WireRequest } from './wire.ts';

interface Way {
  readonly agent: Agent;
  readonly policy: SettledPolicy;
  /** For sentences: the host, with its port where that is not 443. */
  readonly host: string;
  /** Told the error where nothing of the request can have left. */
  readonly onUnsent: (error: Error) => void;
}

/** Collects one answer. Its parts come in this order: start, headers, data, end or failure. */
class Collector implements Dispatcher.DispatchHandler {
  readonly chunks: Buffer[] = [];
  status = 0;
  headers: IncomingHttpHeaders = {};
  hasStarted = false;
  hasBegun = false;
  readonly #limitBytes: number;
  readonly #watch: Watch;
  readonly #settle: (failure: unknown) => void;
  #size = 0;

  constructor(limitBytes: number, watch: Watch, settle: (failure: unknown) => void) {
    this.#limitBytes = limitBytes;
    this.#watch = watch;
    this.#settle = settle;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.hasStarted = true;
    this.#watch.onAbort = (reason) => controller.abort(reason);
    if (this.#watch.reason !== null) controller.abort(this.#watch.reason);
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.hasBegun = true;
    this.status = status;
    this.headers = headers;
    this.#watch.beginIdle();
    if (Number(headers['content-length'] ?? 0) > this.#limitBytes)
      controller.abort(new AnswerTooLargeError({ limitBytes: this.#limitBytes }));
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    this.#watch.beginIdle();
    if (this.#size > this.#limitBytes) {
      this.chunks.length = 0;
      controller.abort(new AnswerTooLargeError({ limitBytes: this.#limitBytes }));
    } else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#settle(null);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#settle(error);
  }
}

/** The clocks of one request: the total, the silence, the caller's own signal. Whichever ends first is the reason. */
class Watch {
  reason: Error | null = null;
  onAbort: (reason: Error) => void;
  readonly #way: Way;
  readonly #endpoint: string;
  readonly #total: NodeJS.Timeout;
  #idle: NodeJS.Timeout | null = null;

  constructor(way: Way, endpoint: string, onAbort: (reason: Error) => void) {
    this.#way = way;
    this.#endpoint = endpoint;
    this.onAbort = onAbort;
    this.#total = setTimeout(() => this.#tooSlow('total', way.policy.totalMs), way.policy.totalMs);
  }

  beginIdle(): void {
    if (this.#idle) this.#idle.refresh();
    else this.#idle = setTimeout(() => this.#tooSlow('idle', this.#way.policy.idleMs), this.#way.policy.idleMs);
  }

  abort(reason: Error): void {
    this.reason ??= reason;
    this.onAbort(this.reason);
  }

  stop(): void {
    clearTimeout(this.#total);
    if (this.#idle) clearTimeout(this.#idle);
  }

  #tooSlow(limit: 'total' | 'idle', ms: number): void {
    this.abort(new AnswerTooSlowError({ host: this.#way.host, limit, ms }, { endpoint: this.#endpoint }));
  }
}

/** Sends one request and collects its answer within the limits of time and size. */
export async function exchange(request: WireRequest, way: Way): Promise<WireReply> {
  const { url, method, headers, body, signal } = request;
  signal?.throwIfAborted();
  const endpoint = `${method} ${url.pathname}`;
  const collector = await new Promise<Collector>((resolve, reject) => {
    const settle = (failure: unknown) => {
      watch.stop();
      signal?.removeEventListener('abort', onSignal);
      if (failure === null) return resolve(handler);
      reject(reasonFor(failure, { watch, handler, way, endpoint, signal }));
    };
    // Until the request is on a connection there is nothing to abort but the waiting itself.
    const watch = new Watch(way, endpoint, (reason) => settle(reason));
    const handler = new Collector(way.policy.maxBodyBytes, watch, settle);
    const onSignal = () => watch.abort(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal?.addEventListener('abort', onSignal, { once: true });
    try {
      way.agent.dispatch(
        { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers, body: body ?? null },
        handler,
      );
    } catch (error) {
      settle(error);
    }
  });
  const plain = await decompress(collector.chunks, collector.headers['content-encoding'], way.policy.maxBodyBytes);
  const date = Date.parse(String(collector.headers['date'] ?? ''));
  return { status: collector.status, headers: collector.headers, body: plain, serverTime: Number.isNaN(date) ? null : date };
}

interface Ending {
  readonly watch: Watch;
  readonly handler: Collector;
  readonly way: Way;
  readonly endpoint: string;
  readonly signal: AbortSignal | undefined;
}

function reasonFor(failure: unknown, { watch, handler, way, endpoint, signal }: Ending): unknown {
  if (signal?.aborted) return signal.reason;
  const error = watch.reason ?? networkFailure(failure, { host: way.host, endpoint, hasBegun: handler.hasBegun });
  if (!handler.hasStarted) way.onUnsent(error);
  return error;
}
