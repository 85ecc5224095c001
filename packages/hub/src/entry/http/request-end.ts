import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OperationsDesk } from '../operations-desk.ts';

/** One request that was answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** The pattern of its route (`/api/v1/workspaces/:workspaceId`), never its address; `none`: no route has this address. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

interface RequestEnds {
  readonly logRequest: OperationsDesk['logRequest'];
  /** Told of each request that was answered; not of streams, whose length says nothing. */
  readonly onAnswered: (request: AnsweredRequest) => void;
}

/** Asked every few seconds by machines: these lines would hide the others. */
const quietRoutes: ReadonlySet<string> = new Set(['/health', '/healthz', '/ready', '/metrics']);
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const accounts = new WeakMap<FastifyRequest, string>();

/** Says which account a request is of, for its line in the log: a number of ours, and no address of a person. */
export function noteAccount(request: FastifyRequest, accountId: string): void {
  accounts.set(request, accountId);
}

/**
 * Follows each request to its end: one line in the log, and its duration. Neither holds what came in the address, the headers or the body.
 */
export function followRequests(server: FastifyInstance, { logRequest, onAnswered }: RequestEnds): void {
  server.addHook('onResponse', async (request, reply) => {
    const method = methods.has(request.method) ? request.method : 'OTHER';
    const route = request.routeOptions.url ?? 'none';
    const status = STATUS_CODES[reply.raw.statusCode] === undefined ? 0 : reply.raw.statusCode;
    const seconds = reply.elapsedTime / 1000;
    const accountId = accounts.get(request);
    const isStream = String(reply.raw.getHeader('content-type') ?? '').startsWith('text/event-stream');
    if (!isStream) onAnswered({ method, route, status, seconds });
    logRequest?.(
      {
        requestId: request.id,
        method,
        route,
        status,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(accountId === undefined ? {} : { accountId }),
      },
      quietRoutes.has(route) ? 'debug' : 'info',
    );
  });
}
