import { addressOf, type LooseInput } from './address-of.ts';
import { readProblem, unreachable } from './problem-error.ts';
import { type RouteEntry, type RouteName, routeTable } from './route-table.ts';
import type { CallAnswer, CallInput } from './route-types.ts';

/**
 * Calls a route of the hub. What comes back has the shape that the route declares: console and hub are of one build, so it is not parsed
 * again here.
 * @throws ProblemError for everything but a success
 */
export async function call<Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<CallAnswer<Name>> {
  return (await send(routeTable[name], input as LooseInput, options.signal)) as CallAnswer<Name>;
}

/** The address of a route that answers with a file, for a link. */
export function addressOfFile<Name extends RouteName>(name: Name, input: CallInput<Name>): string {
  return addressOf(routeTable[name], input as LooseInput);
}

/**
 * Calls a route that another build of the hub may lack, by its name alone. Whoever calls it says what comes back.
 * @returns null where this hub has no such route
 * @throws ProblemError for everything but a success
 */
export async function callWhereThere<Answer>(name: string, input: LooseInput, signal?: AbortSignal): Promise<Answer | null> {
  const route: RouteEntry | undefined = (routeTable as Readonly<Record<string, RouteEntry>>)[name];
  return route ? ((await send(route, input, signal)) as Answer) : null;
}

async function send(route: RouteEntry, input: LooseInput, signal: AbortSignal | undefined): Promise<unknown> {
  const [method, , kind] = route;
  const answer = await ask(addressOf(route, input), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json, application/problem+json',
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) throw await readProblem(answer);
  return kind === 'nothing' || answer.status === 204 ? undefined : answer.json();
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable(error);
  }
}
