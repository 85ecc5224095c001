import { Readable } from 'node:stream';
import { type Problem, problemType, type RouteDefinition } from '@sundog/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Principal } from '../../../engine/access/principal.ts';
import { parseInput } from '../../../engine/verb.ts';
import type { RequestOrigin } from '../../../foundation/actor.ts';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import type { House } from '../../house.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { noteAccount } from '../request-end.ts';
import type { FileAnswerBody, RedirectAnswerBody } from './api-request.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { permit, type Standing } from './permit.ts';
import { actorOf, type PermitQuestion, permitRequest } from './permit-request.ts';
import { problemOf } from './problem-of.ts';
import { cookieName, reachOf } from './reach.ts';
import { addressOf, readCookie, readCredentials } from './read-credentials.ts';
import { assertSameOrigin } from './same-origin.ts';
import { sendEvents } from './send-events.ts';
import { assertVisible } from './visible-connection.ts';

export interface MountDeps {
  readonly house: House;
  readonly gatekeeper: Gatekeeper;
  /** Origins by which the console may be reached besides the one that the request names. */
  readonly origins: ReadonlySet<string>;
}

/** The table of routes, and what answers them. */
export interface MountOrder extends MountDeps {
  readonly routes: readonly RouteDefinition[];
  readonly handlers: Readonly<Record<string, AnyHandler>>;
}

/** A handler without its types, as the table calls it. */
type AnyHandler = (request: never) => unknown;

/** Serves each route by the handler of its name, in a room of its own. @throws TypeError where a route has no handler */
export function mountRoutes(parent: FastifyInstance, order: MountOrder): void {
  parent.register((server, _options, done) => {
    mountInto(server, order);
    done();
  });
}

function mountInto(server: FastifyInstance, { routes, handlers, ...deps }: MountOrder): void {
  // JSON and nothing else: what a form of another site can send is not looked at (TRUST S55, S71).
  server.removeContentTypeParser('text/plain');
  server.setErrorHandler(async (error, request, reply) =>
    sendProblem(reply, request.id, problemOf(error, { requestId: request.id, logError: deps.house.logError })),
  );
  for (const route of routes) {
    const handler = handlers[route.name];
    if (!handler) throw new TypeError(`The route ${route.name} has no handler.`);
    server.route({
      method: route.method,
      url: route.path,
      // What streams, makes a file or is gone through once is not begun for whoever wants the headers alone.
      exposeHeadRoute: hasHead(route),
      ...(route.bodyBytes === undefined ? {} : { bodyLimit: route.bodyBytes }),
      handler: async (request, reply) => answer({ route, handler, deps }, request, reply),
    });
  }
  for (const [path, ofPath] of Map.groupBy(routes, ({ path }) => path))
    refuseOtherMethods(server, path, { allowed: ofPath.flatMap((one) => (hasHead(one) ? [one.method, 'HEAD'] : [one.method])) });
}

/** Whether HEAD says what GET says, without the body. */
function hasHead({ method, answer }: RouteDefinition): boolean {
  return method === 'GET' && answer instanceof z.ZodType;
}

interface MountedRoute {
  readonly route: RouteDefinition;
  readonly handler: AnyHandler;
  readonly deps: MountDeps;
}

async function answer({ route, handler, deps }: MountedRoute, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const reach = reachOf(request, deps.origins);
  const credentials = readCredentials(request, reach);
  const principal = await deps.gatekeeper.identify(credentials);
  if (principal) noteAccount(request, principal.accountId);
  const params = parse(route, route.params, request.params);
  const named = (name: string) => (params && name in params ? Number(params[name]) : null);
  const workspaceId = named('workspaceId');
  const origin: RequestOrigin = {
    ip: addressOf(request),
    userAgent: request.headers['user-agent'] ?? null,
    requestId: request.id,
  };
  const question = { route, principal, workspaceId, connectionId: named('connectionId'), origin };
  const standing = await permitRequest(deps.house, question, () => {
    // A key is sent by a program on purpose; a cookie is sent by the browser whoever asks. Who is sent back here from elsewhere comes from there.
    if (principal?.kind !== 'api-key' && !isRedirect(route.answer)) assertSameOrigin(request.headers, deps.origins);
  });
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const standAnew = () => standingNow(question, () => deps.gatekeeper.identify(credentials));
  const input = {
    params,
    query: parse(route, route.query, request.query),
    body: parse(route, route.body, request.body),
    house: deps.house,
    hub: workspaceId === null ? null : deps.house.hubOf(workspaceId, actorOf(standing, origin)),
    principal: standing.principal,
    membership: standing.membership,
    origin,
    reach,
    idempotencyKey: keyIn(request.headers['idempotency-key']),
    search: request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '',
    readCookie: (purpose: 'session' | 'single-sign-on') => readCookie(request.headers.cookie ?? '', cookieName(purpose, reach)),
    signal: gone.signal,
    stillMay: async () => (await standAnew())?.membership ?? null,
    setHeader: (name: string, value: string | readonly string[]) => void reply.header(name, value),
  };
  const given = await (handler as (request: typeof input) => unknown)(input);
  if (route.answer === null) return reply.code(route.status ?? 204).send();
  if (route.answer instanceof z.ZodType) return reply.code(route.status ?? 200).send(route.answer.parse(given));
  if (isRedirect(route.answer)) return reply.redirect((given as RedirectAnswerBody).location, 303);
  if (route.answer.kind === 'file') return sendFile(reply, given as FileAnswerBody);
  await sendEvents(reply, {
    events: given as AsyncIterable<unknown>,
    signal: gone.signal,
    isStillPermitted: async () => (await standAnew()) !== null,
    toProblem: (error) => problemOf(error, { requestId: request.id, logError: deps.house.logError }),
  });
  return reply;
}

function isRedirect(answer: RouteDefinition['answer']): boolean {
  return answer !== null && 'kind' in answer && answer.kind === 'redirect';
}

/** What makes a request the same when it is sent again; null: it came without. */
function keyIn(header: string | readonly string[] | undefined): string | null {
  const text = typeof header === 'string' ? header.trim() : '';
  return /^[\x21-\x7e]{1,200}$/.test(text) ? text : null;
}

/** What the caller stands on now, or null where that is no longer enough. */
async function standingNow(
  { route, workspaceId, connectionId }: PermitQuestion,
  identify: () => Promise<Principal | null>,
): Promise<Standing | null> {
  try {
    const standing = permit(route, await identify(), workspaceId);
    if (standing.membership && connectionId !== null) assertVisible(standing.membership, connectionId, route);
    return standing;
  } catch {
    return null; // whatever the reason, what goes on ends; the browser asks anew, and is told
  }
}

function parse<Schema extends z.ZodType>(
  route: RouteDefinition,
  schema: Schema | undefined,
  given: unknown,
): z.output<Schema> | undefined {
  if (schema === undefined) return undefined;
  if (nul.test(JSON.stringify(given ?? {}))) throw new InvalidInputError(route.name, 'a text holds the character NUL');
  return parseInput(route.name, schema, given ?? {});
}

/** The character NUL as JSON writes it, and not the text of six letters that looks the same. The database holds it in no text (TRUST S15). */
const nul = /(?<!\\)(?:\\\\)*\\u0000/;

function sendFile(reply: FastifyReply, file: FileAnswerBody): FastifyReply {
  const content =
    typeof file.content === 'string' || file.content instanceof Uint8Array ? file.content : Readable.from(file.content);
  // Quotes, line ends and path signs in a name would say something else than a name (TRUST S23).
  const name = file.fileName.replace(/[^\w .()-]/g, '_').slice(0, 150);
  return reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('x-content-type-options', 'nosniff')
    .send(content);
}

function sendProblem(reply: FastifyReply, requestId: string, problem: Problem): FastifyReply {
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
  return reply
    .code(problem.status)
    .type(problemType)
    .send(JSON.stringify({ ...problem, requestId }));
}
