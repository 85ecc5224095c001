import { addressOf, type LooseInput } from './address-of.ts';
import { ProblemError, readProblem, unreachable } from './problem-error.ts';
import { type RouteName, routeTable } from './route-table.ts';
import type { CallInput, EventOf } from './route-types.ts';

interface StreamOptions<Name extends RouteName> {
  readonly onEvent: (event: EventOf<Name>) => void;
  readonly signal?: AbortSignal;
}

/**
 * Starts work by a route that answers with events, and tells of each until the last. Unlike an EventSource it may send a body, and it is
 * not begun again when the connection is lost: the work has been done once.
 * @throws ProblemError for a refusal, and for what goes wrong on the way
 */
export async function callStream<Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
  options: StreamOptions<Name>,
): Promise<void> {
  const [method] = routeTable[name];
  const { body } = input as LooseInput;
  let answer: Response;
  try {
    answer = await fetch(addressOf(routeTable[name], input as LooseInput), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'text/event-stream, application/problem+json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    throw unreachable(error);
  }
  if (!answer.ok || !answer.body) throw await readProblem(answer);
  for await (const { kind, data } of readEvents(answer.body)) {
    if (kind === 'problem') throw new ProblemError(data as ProblemError['problem']);
    options.onEvent(data as EventOf<Name>);
  }
}

/** The events of a stream of text. Comments, by which the hub shows that it lives, are left out. */
async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<{ readonly kind: string; readonly data: unknown }> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) yield { kind: /^event: (.*)$/m.exec(block)?.[1] ?? 'message', data: JSON.parse(data) };
    }
  }
}
