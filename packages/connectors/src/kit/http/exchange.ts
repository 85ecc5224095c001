import { AnswerCutOffError } from '../errors/answer-cut-off.ts';
import { AnswerTooSlowError } from '../errors/answer-too-slow.ts';
import { ConnectorError, type ConnectorErrorDetail } from '../errors/connector-error.ts';
import { ForeignOriginError } from '../errors/foreign-origin.ts';
import { NotReachableError } from '../errors/not-reachable.ts';
import type { FetchReply, Network } from './network.ts';
import { readBody } from './read-body.ts';

/** How long one request may take and how large its answer may be. */
export interface ExchangeLimits {
  /** From the first byte to the last of the answer. */
  readonly totalMs: number;
  /** Plain bytes. */
  readonly bytes: number;
}

/** What goes onto the wire. */
export interface WireRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal | undefined;
}

/** An answer as it came, whole. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: Buffer;
}

const mostRedirects = 3;

/** An error of the hub's network says itself what to do about it. */
export function speaksForItself(error: unknown): boolean {
  return error instanceof ConnectorError || (error instanceof Error && 'disposition' in error && 'code' in error);
}

/**
 * One request and its whole answer. A redirect is followed within the origin, for GET alone; elsewhere the credentials would go along.
 * @throws AnswerCutOffError, AnswerTooLargeError, AnswerTooSlowError, ForeignOriginError, NotReachableError; what the network of the hub
 * throws; the signal's reason when it aborts
 */
export async function exchange(
  request: WireRequest,
  way: { readonly network: Network; readonly limits: ExchangeLimits; readonly detail: ConnectorErrorDetail },
): Promise<WireAnswer> {
  const { network, limits, detail } = way;
  const deadline = AbortSignal.timeout(limits.totalMs);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  let url = request.url;
  let reply: FetchReply | null = null;
  try {
    for (let redirects = 0; ; redirects += 1) {
      await network.assertReachable?.(url);
      reply = await network.fetch(url.href, {
        method: request.method,
        headers: request.headers,
        ...(request.body === undefined ? {} : { body: request.body }),
        redirect: 'manual',
        signal,
      });
      if (reply.status < 300 || reply.status > 399) break;
      url = redirectTarget({ from: url, reply, mayFollow: request.method === 'GET' && redirects < mostRedirects, detail });
      reply = null;
    }
    return { status: reply.status, headers: reply.headers, body: await readBody(reply.body, limits.bytes, detail) };
  } catch (error) {
    request.signal?.throwIfAborted();
    if (deadline.aborted) throw new AnswerTooSlowError(detail);
    if (speaksForItself(error)) throw error;
    throw reply === null
      ? new NotReachableError({ ...detail, cause: error })
      : new AnswerCutOffError({ ...detail, cause: error });
  }
}

function redirectTarget(about: {
  readonly from: URL;
  readonly reply: FetchReply;
  readonly mayFollow: boolean;
  readonly detail: ConnectorErrorDetail;
}): URL {
  const location = about.reply.headers.get('location') ?? '';
  const target = URL.canParse(location, about.from.href) ? new URL(location, about.from) : null;
  if (target === null || target.origin !== about.from.origin || !about.mayFollow)
    throw new ForeignOriginError({ ...about.detail, status: about.reply.status });
  return target;
}
