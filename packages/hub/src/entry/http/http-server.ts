import { randomUUID } from 'node:crypto';
import { type Problem, problemType } from '@sundog/api';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { problemOf } from './api/problem-of.ts';

export interface HttpDeps {
  /** Where an unknown error's text goes; it never leaves by HTTP. */
  readonly logError: (requestId: string, error: unknown) => void;
  /** Names by which this server may be asked for, besides loopback: the host of the public URL, the host it listens on. */
  readonly hosts: readonly string[];
  /** Addresses and networks of reverse proxies whose word on who asks, and by what, is taken. Default: none. */
  readonly trustedProxies?: readonly string[];
}

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
};

/**
 * The HTTP door: what holds for every answer. API, console, webhooks and probes are added to it. Does not listen yet.
 * A foreign Host header is refused, so that no web page can reach a loopback server by a name it controls (DNS rebinding).
 */
export function buildHttpServer(deps: HttpDeps): FastifyInstance {
  const server = Fastify({
    logger: false,
    // From whom else X-Forwarded-For comes, it is anybody's word (TRUST S78).
    trustProxy: deps.trustedProxies && deps.trustedProxies.length > 0 ? [...deps.trustedProxies] : false,
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    genReqId: () => randomUUID(),
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (isOwnHost(request.headers.host, deps.hosts)) return;
    await reply.code(421).type('text/plain; charset=utf-8').send('This server is not known by that name.\n');
  });
  server.setNotFoundHandler(async (request, reply) => sendProblem(reply, nothingHere(request.id)));
  server.setErrorHandler(async (error, request, reply) =>
    sendProblem(reply, problemOf(error, { requestId: request.id, logError: deps.logError })),
  );
  return server;
}

function nothingHere(requestId: string): Problem {
  return {
    type: 'urn:sundog:problem:not-found',
    title: 'There is nothing here.',
    status: 404,
    code: 'not-found',
    detail: 'No address of this server has this path and method. The addresses are at /api/docs.',
    requestId,
  };
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type(problemType).send(JSON.stringify(problem));
}

/** Whether a Host header names this server: loopback, or one of the given names, with any port. */
function isOwnHost(header: string | undefined, hosts: readonly string[]): boolean {
  if (header === undefined) return false;
  const name = header.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  if (name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)) return true;
  return hosts.some((host) => host.toLowerCase() === name);
}
