import type { FastifyReply } from 'fastify';

/** How often a silent stream shows that it lives, and who listens is looked at again. */
const beatMs = 15_000;

export interface EventStreamOptions {
  readonly events: AsyncIterable<unknown>;
  readonly signal: AbortSignal;
  /** Whether the listener may still listen: a role may be taken away meanwhile (TRUST S67). */
  readonly isStillPermitted: () => Promise<boolean>;
  /** What the listener is told of an error, in an event `problem`; the stream ends with it. */
  readonly toProblem: (error: unknown) => unknown;
}

/**
 * Sends server-sent events until they end, the listener goes or loses the right, which is looked at before each event and while there are none.
 * The headers of the door are kept.
 */
export async function sendEvents(
  reply: FastifyReply,
  { events, signal, isStillPermitted, toProblem }: EventStreamOptions,
): Promise<void> {
  const headers = reply.getHeaders();
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(headers as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(': open\n\n');
  const iterator = events[Symbol.asyncIterator]();
  const end = () => {
    clearInterval(beat);
    if (!raw.writableEnded) raw.end();
    // What produces the events is told to stop; how it ends nobody waits for, and nobody is there to be told.
    iterator.return?.().then(undefined, () => undefined);
  };
  const fail = (error: unknown) => {
    if (!signal.aborted && !raw.writableEnded) raw.write(`event: problem\ndata: ${JSON.stringify(toProblem(error))}\n\n`);
    end();
  };
  const beat = setInterval(() => {
    isStillPermitted().then((may) => {
      if (!may) return end();
      raw.write(': beat\n\n');
    }, fail);
  }, beatMs);
  signal.addEventListener('abort', end, { once: true });
  try {
    for (let next = await iterator.next(); !next.done && !raw.writableEnded; next = await iterator.next()) {
      if (!(await isStillPermitted())) break;
      raw.write(`data: ${JSON.stringify(next.value)}\n\n`);
    }
  } catch (error) {
    fail(error);
  } finally {
    end();
  }
}
