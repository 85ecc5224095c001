import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { type ConsoleFile, noncePlace } from './console-files.ts';
import type { ConsoleDoor } from './open-console.ts';
import { policyWithNonce } from './policy.ts';
import { renderWaitingPage } from './waiting-page.ts';

/**
 * The shape of an address of the console: small words and names between single slashes, no dot but inside a name, nothing encoded but what an
 * identifier needs. Every other form of writing a path (`//api`, `/%2e%2e/`, `;x=`) leads nowhere (TRUST S47).
 */
const pagePath = /^\/(?:[\w~-]+(?:%20|[\w~-])*(?:\/(?:%20|%3A|[\w~:-])+)*)?\/?$/i;
/** What belongs to programs, however it is written. `/api/docs` is a page for people. */
const programPath = /^\/(api|hooks|assets|health|healthz|ready|metrics)(\/|$)/i;

/**
 * Serves the console: its files, and its one page for every address that is a page's. The page carries a nonce of its own each time, so it is
 * never kept; files whose name tells their content are kept for ever.
 */
export function addConsoleRoute(parent: FastifyInstance, door: ConsoleDoor): void {
  parent.get('/api/docs', async (_request, reply) => sendPage(reply, door));
  parent.get('/*', async (request, reply) => {
    const path = pathOf(request);
    const state = door.state();
    const file = state.kind === 'ready' ? state.console.files.get(path) : undefined;
    if (file) return sendFile(request, reply, file);
    if (!isPage(path)) return reply.callNotFound();
    return sendPage(reply, door);
  });
  const allowed = ['GET', 'HEAD'];
  refuseOtherMethods(parent, '/api/docs', { allowed });
  refuseOtherMethods(parent, '/*', { allowed, isThere: (request) => isPage(pathOf(request)) });
}

function isPage(path: string): boolean {
  return pagePath.test(path) && !programPath.test(path);
}

function pathOf(request: FastifyRequest): string {
  return request.raw.url?.split('?', 1)[0] ?? '/';
}

function sendPage(reply: FastifyReply, door: ConsoleDoor): FastifyReply {
  const state = door.state();
  const nonce = randomBytes(18).toString('base64');
  void reply.header('content-security-policy', policyWithNonce(nonce)).type('text/html; charset=utf-8');
  if (state.kind === 'ready') return reply.send(state.console.page.replaceAll(noncePlace, nonce));
  if (state.kind === 'building') void reply.header('retry-after', '2');
  return reply.code(503).send(renderWaitingPage(state, nonce));
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: ConsoleFile): FastifyReply {
  void reply
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('cache-control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const { encoding, content } = choose(file, String(request.headers['accept-encoding'] ?? ''));
  if (encoding) void reply.header('content-encoding', encoding);
  return reply.type(file.type).send(content);
}

function choose(file: ConsoleFile, accepted: string): { readonly encoding: string | null; readonly content: Buffer } {
  const takes = (name: string) => new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[^,]*)?(,|$)`).test(accepted);
  if (file.brotli && takes('br')) return { encoding: 'br', content: file.brotli };
  if (file.gzip && takes('gzip')) return { encoding: 'gzip', content: file.gzip };
  return { encoding: null, content: file.plain };
}
