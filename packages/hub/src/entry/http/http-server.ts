import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { renderHome } from './home-page.ts';
import { html } from './html.ts';
import type { HubView } from './hub-view.ts';
import { pageFrame } from './page-frame.ts';
import { icon, style } from './style.ts';

export interface HttpDeps {
  /** What page and status show, now. */
  readonly readView: () => Promise<HubView>;
  /** Where an unknown error's text goes; it never leaves by HTTP. */
  readonly logError: (requestId: string, error: unknown) => void;
  /** Names by which this server may be asked for, besides loopback: the host of the public URL, the host it listens on. */
  readonly hosts: readonly string[];
  /** Addresses and networks of reverse proxies whose word on who asks, and by what, is taken. Default: none. */
  readonly trustedProxies?: readonly string[];
}

const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
};

/**
 * The HTTP door: one page, its status as JSON, and a health probe. Does not listen yet.
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
  server.get('/', async (_request, reply) => sendHtml(reply, 200, renderHome(await deps.readView())));
  server.get('/api/v1/status', async () => deps.readView());
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  server.get('/icon.svg', async (_request, reply) => reply.type('image/svg+xml').send(icon));
  server.setNotFoundHandler(async (request, reply) => {
    if (request.url.startsWith('/api/'))
      return reply.code(404).send({ error: { code: 'not-found', message: 'There is nothing here.' } });
    return sendHtml(
      reply,
      404,
      pageFrame('Not found', html`<h1>There is nothing here</h1><p><a href="/">To the start page</a></p>`, null),
    );
  });
  server.setErrorHandler(async (error, request, reply) => {
    deps.logError(request.id, error);
    if (request.url.startsWith('/api/'))
      return reply.code(500).send({ error: { code: 'internal', message: 'Internal error.', requestId: request.id } });
    const main = html`<h1>Something went wrong here</h1><p>The log of the hub has the detail under this number: <code>${request.id}</code></p><p><a href="/">Try again</a></p>`;
    return sendHtml(reply, 500, pageFrame('Internal error', main, null));
  });
  return server;
}

function sendHtml(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(text);
}

/** Whether a Host header names this server: loopback, or one of the given names, with any port. */
function isOwnHost(header: string | undefined, hosts: readonly string[]): boolean {
  if (header === undefined) return false;
  const name = header.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  if (name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)) return true;
  return hosts.some((host) => host.toLowerCase() === name);
}
