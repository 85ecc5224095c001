import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import { createServer as createNetServer } from 'node:net';

/** A request that a peer received. */
export interface PeerRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What it gives back is ignored, and awaited. */
export type PeerAnswer = (request: PeerRequest, response: ServerResponse) => unknown;

/** A server on this machine that answers as a test wants, and remembers what came. */
export interface Peer {
  readonly url: string;
  readonly hostPort: string;
  readonly port: number;
  readonly requests: readonly PeerRequest[];
  /** Requests to `/auth/token`. */
  readonly tokenRequests: readonly PeerRequest[];
  /** Requests that were received and not answered yet. */
  busy(): boolean;
  close(): Promise<void>;
}

/** Answers JSON. */
export function sendJson(response: ServerResponse, json: unknown, { status = 200, headers = {} } = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(json));
}

/** Answers a token. */
export function sendToken(response: ServerResponse, more: Readonly<Record<string, unknown>> = {}): void {
  sendJson(response, {
    token_type: 'Bearer',
    access_token: `t-${Math.random().toString(36).slice(2)}`,
    expires_in: 3600,
    ...more,
  });
}

const folder = new URL('./certificates/', import.meta.url);

/** The text of a certificate or key of the tests. */
export function certificate(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** How a peer shows itself over TLS: which leaf, and whether it sends the intermediate. */
export interface PeerTls {
  readonly leaf: 'good' | 'expired' | 'future' | 'other-name' | 'self-signed';
  readonly withIntermediate?: boolean;
}

/**
 * Starts a peer. By default it gives out tokens at `/auth/token`; everything else goes to `answer`.
 * @param tls over https with this certificate; absent: http
 */
export async function startPeer(
  answer: PeerAnswer,
  options: { readonly tls?: PeerTls; readonly token?: PeerAnswer } = {},
): Promise<Peer> {
  const requests: PeerRequest[] = [];
  let open = 0;
  const listener = async (message: IncomingMessage, response: ServerResponse) => {
    open += 1;
    response.on('close', () => {
      open -= 1;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const url = new URL(message.url ?? '/', 'http://peer.test');
    const request = {
      method: message.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: message.headers,
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(request);
    if (request.method === 'POST' && url.pathname === '/auth/token')
      await (options.token ?? ((_, to) => sendToken(to)))(request, response);
    else await answer(request, response);
  };
  const onRequest = (message: IncomingMessage, response: ServerResponse) => {
    listener(message, response).catch(() => response.destroy());
  };
  const server: Server = options.tls ? createTlsServer(tlsOf(options.tls), onRequest) : createServer(onRequest);
  return {
    ...(await listen(server, options.tls ? 'https' : 'http')),
    requests,
    busy: () => open > 0,
    get tokenRequests() {
      return requests.filter(({ path }) => path === '/auth/token');
    },
  };
}

function tlsOf({ leaf, withIntermediate = leaf !== 'self-signed' }: PeerTls) {
  return {
    key: certificate(`${leaf}.key`),
    cert: certificate(`${leaf}.pem`) + (withIntermediate ? certificate('intermediate.pem') : ''),
  };
}

/** Starts a peer that speaks bytes. */
export async function startRawPeer(
  onConnection: (socket: Socket) => void,
): Promise<Pick<Peer, 'url' | 'hostPort' | 'port' | 'close'>> {
  const server = createNetServer((socket) => {
    socket.on('error', () => socket.destroy());
    onConnection(socket);
  });
  return listen(server, 'http');
}

async function listen(server: NetServer, scheme: string): Promise<Pick<Peer, 'url' | 'hostPort' | 'port' | 'close'>> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };
  server.on('connection', keep);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    hostPort: `127.0.0.1:${port}`,
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
