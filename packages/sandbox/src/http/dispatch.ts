import type { IncomingMessage, ServerResponse } from 'node:http';
import { bearerOf, identify } from '../auth/identify.ts';
import type { Control } from '../control/control.ts';
import { serveControl } from '../control/serve-control.ts';
import { lateCommit } from '../faults/late-commit.ts';
import { strike } from '../faults/strike.ts';
import type { Instance } from '../instance.ts';
import type { OracleView } from '../oracle/oracle-view.ts';
import { type Answer, ok } from './answer.ts';
import { serveAnonymous } from './authorisation-server.ts';
import type { Call } from './call.ts';
import { parseBody } from './parse-body.ts';
import { Query } from './query.ts';
import { readText } from './read-text.ts';
import { Refusal, refuse } from './refusal.ts';
import type { LoggedRequest } from './request-log.ts';
import { serveResource } from './resource-server.ts';
import { type RoutePath, readPath } from './route-path.ts';
import { packAnswer, sendParcel } from './send-answer.ts';

/** One request on its way through the sandbox. */
interface Passage {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: RoutePath;
  /** The body, read once. */
  readonly readBody: () => Promise<string>;
  readonly logged: LoggedRequest;
}

/** Makes the one function that answers every request of a sandbox. */
export function makeDispatch(
  halo: Instance,
  powers: { control: Control; oracle: OracleView },
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const mayHoldRaw = halo.tables.world.scenario === 'messy';

  const serve = async ({ request, path, readBody }: Passage, query: Query): Promise<Answer> => {
    const anonymous = await serveAnonymous(halo, { request, path, query, readBody });
    if (anonymous) return anonymous;
    const text = await readBody();
    const identity = identify(halo, request.headers.authorization);
    if (!halo.rate.take(halo.clock.now())) throw tooMany(halo);
    const { method } = request;
    if (method !== 'GET' && method !== 'POST' && method !== 'DELETE')
      throw refuse(405, 'The requested resource does not support this HTTP method.', { Allow: 'GET, POST, DELETE' });
    const call: Call = { halo, method, query, body: method === 'POST' ? parseBody(text) : undefined, identity };
    return serveResource(call, path);
  };

  const answer = async (passage: Passage, query: Query): Promise<Answer> => {
    try {
      return await serve(passage, query);
    } catch (error) {
      return answerError(error);
    }
  };

  return async (request, response) => {
    const [pathname = '/', search = ''] = splitUrl(request.url ?? '/');
    const path = readPath(pathname);
    response.setHeader('Date', new Date(halo.clock.now()).toUTCString());
    if (path.lower[0] === '__sandbox') return serveControl(powers, { request, response, path, query: new Query(search) });
    let body: Promise<string> | undefined;
    const readBody = () => {
      body ??= readText(request);
      return body;
    };
    const passage: Passage = { request, response, path, readBody, logged: log(halo, request, { path, search }) };
    const fault = strike(halo, {
      method: request.method ?? 'GET',
      path: passage.logged.path,
      query: new URLSearchParams(search),
    });
    passage.logged.fault = fault?.kind ?? null;
    if (fault?.delayMs !== undefined) {
      await readBody();
      return lateCommit(halo, fault.delayMs, { response, commit: async () => void (await answer(passage, fault.query)) });
    }
    const given = fault?.instead ?? (await answer(passage, fault?.query ?? new Query(search)));
    passage.logged.status = given.status;
    const shaped =
      fault?.reshape && given.json !== undefined && given.status < 300 ? { ...given, json: fault.reshape(given.json) } : given;
    const parcel = await packAnswer(shaped, request, mayHoldRaw);
    if (fault?.write) fault.write(response, parcel);
    else sendParcel(response, parcel);
  };
}

/** The 429 of hosted Halo; without `Retry-After` unless this sandbox is set to send one (API.md 2.11). */
function tooMany(halo: Instance): Refusal {
  const limit = halo.rate.limit;
  const headers: Record<string, string> = halo.settings.retryAfter === null ? {} : { 'Retry-After': halo.settings.retryAfter };
  const minutes = Math.round((limit?.windowSeconds ?? 300) / 60);
  return refuse(
    429,
    `You have reached the API rate limit of ${limit?.requests ?? 0} requests per rolling ${minutes} minute window.`,
    headers,
  );
}

function answerError(error: unknown): Answer {
  if (error instanceof Refusal) return error.answer;
  const name = error instanceof Error ? error.message : 'unknown';
  // The shape of a serialised .NET exception (API.md 2.10, shape 2); an error here is one of the sandbox and should be seen.
  return { ...ok({ ClassName: 'System.Exception', Message: `The sandbox failed: ${name}` }), status: 500 };
}

function splitUrl(url: string): readonly [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

function log(
  halo: Instance,
  request: IncomingMessage,
  { path, search }: { readonly path: RoutePath; readonly search: string },
): LoggedRequest {
  return halo.requests.add({
    method: request.method ?? 'GET',
    path: path.lower.join('/'),
    query: new Query(search).toObject(),
    at: halo.clock.stamp(),
    userAgent: String(request.headers['user-agent'] ?? ''),
    tokenNumber: halo.tokens.numberOf(bearerOf(request.headers.authorization) ?? ''),
  });
}
