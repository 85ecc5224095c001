import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Network } from '../http/network.ts';
import type { FakePeer, PeerList } from './fake-peer.ts';
import type { PeerFault } from './peer-fault.ts';
import type { PeerAnswer, PeerRequest } from './peer-request.ts';

/** The page size of a peer that is not told to cap it: small, so that every list of a test has several pages. */
const usualMost = 3;

/** A peer on a port of 127.0.0.1, with faults on demand. */
export class RunningPeer {
  readonly peer: FakePeer;
  readonly requests: PeerRequest[] = [];
  #fault: PeerFault | null = null;
  #faultsLeft = 0;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #firstAnswers = new Map<PeerList, unknown>();
  readonly #answered = new Map<PeerList, number>();

  private constructor(peer: FakePeer, server: Server) {
    this.peer = peer;
    this.#server = server;
    server.on('request', (request, response) => void this.#serve(request, response));
    server.on('upgrade', (request, socket: Socket, head: Buffer) => this.#upgrade(request, socket, head));
  }

  /** Starts a peer. */
  static async start(peer: FakePeer): Promise<RunningPeer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RunningPeer(peer, server);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** From now on; null: no fault. What was asked before is forgotten. */
  setFault(fault: PeerFault | null): void {
    this.#fault = fault;
    this.#faultsLeft = fault !== null && 'times' in fault && fault.times !== undefined ? fault.times : Number.POSITIVE_INFINITY;
    this.#firstAnswers.clear();
    this.#answered.clear();
    this.requests.length = 0;
  }

  /** The address of this peer, for tools whose address is a setting. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A network that leads every address to this peer and keeps the one that was meant in a header. */
  get network(): Network {
    const { port } = this.#server.address() as AddressInfo;
    return {
      fetch: (url, request) => {
        const meant = new URL(url);
        const headers = { ...request.headers, 'x-meant-origin': meant.origin };
        return fetch(`http://127.0.0.1:${port}${meant.pathname}${meant.search}`, { ...request, headers });
      },
      connect: () =>
        new Promise((resolve, reject) => {
          const socket = connect(port, '127.0.0.1', () => resolve(socket)).once('error', reject);
        }),
    };
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message);
    this.requests.push(request);
    const list = this.peer.lists.find(({ path, method = 'GET' }) => method === request.method && path.test(request.path));
    if (list === undefined) return send(response, this.peer.respond(request) ?? { status: 404, body: { error: 'not found' } });
    if (this.#faultsLeft > 0 && this.#fault !== null && this.#spoil(this.#fault, response)) return;
    if (!this.peer.isSignedIn(request)) return send(response, { status: 401, body: { error: 'unauthorized' } });
    send(response, { status: 200, body: this.#answerOf(list, request) });
  }

  /** A handshake: with a fault it is answered like a request; else every message of the websocket is a question. */
  #upgrade(message: IncomingMessage, socket: Socket, head: Buffer): void {
    const handshake = { ...requestOf(message, ''), origin: `https://${message.headers.host ?? ''}` };
    if (this.#faultsLeft > 0 && this.#fault !== null) {
      const response = new ServerResponse(message);
      response.assignSocket(socket);
      response.shouldKeepAlive = false;
      response.on('finish', () => socket.end());
      if (this.#spoil(this.#fault, response)) return void this.requests.push(handshake);
      response.detachSocket(socket);
    }
    const { peer } = this;
    if (peer.socket?.path !== handshake.path) return void socket.destroy();
    const { nameOf, refusal } = peer.socket;
    this.#sockets.handleUpgrade(message, socket, head, (channel) => {
      if (!peer.isSignedIn(handshake)) return channel.send(JSON.stringify(refusal));
      channel.on('message', (text) => {
        const body = String(text);
        const request = { ...handshake, path: `${handshake.path}/${nameOf(JSON.parse(body))}`, body };
        this.requests.push(request);
        const list = peer.lists.find(({ path }) => path.test(request.path));
        const answer = list ? this.#answerOf(list, request) : peer.respond(request)?.body;
        if (answer !== undefined) channel.send(JSON.stringify(answer));
      });
    });
  }

  /** Does the faults that need no list; false where the fault is about what a list answers. */
  #spoil(fault: PeerFault, response: ServerResponse): boolean {
    switch (fault.kind) {
      case 'status':
        send(response, {
          status: fault.status,
          body: { error: 'as told' },
          ...(fault.headers ? { headers: fault.headers } : {}),
        });
        break;
      case 'html':
        send(response, { status: 200, body: '<!doctype html><title>Be right back</title>' });
        break;
      case 'cut':
        send(response, { status: 200, body: '[{"id": 1, "name": "Cont' });
        break;
      case 'hang-up':
        response.destroy();
        break;
      case 'redirect':
        send(response, { status: 302, body: '', headers: { location: fault.to } });
        break;
      default:
        return false;
    }
    this.#faultsLeft -= 1;
    return true;
  }

  #answerOf(list: PeerList, request: PeerRequest): unknown {
    const kind = this.#fault?.kind;
    const count = this.#answered.get(list) ?? 0;
    this.#answered.set(list, count + 1);
    const first = this.#firstAnswers.get(list);
    if (first !== undefined && (kind === 'stuck' || (kind === 'repeat' && count === 1))) return first;
    const most = this.#fault?.kind === 'cap' ? this.#fault.most : usualMost;
    const rows = this.#rowsOf(list, count);
    const answer = list.answer({ rows: list.page(rows, request, most), total: rows.length }, request);
    if (first === undefined) this.#firstAnswers.set(list, answer);
    return answer;
  }

  #rowsOf(list: PeerList, count: number): readonly unknown[] {
    if (this.#fault?.kind === 'insert' && count > 0) return [list.another, ...list.rows];
    if (this.#fault?.kind === 'malformed' && this.#fault.stream === list.stream)
      return list.rows.map((row, index) => (index === 1 ? senseless(row) : row));
    return list.rows;
  }
}

/** A row whose members all have a type that they never have. */
function senseless(row: unknown): unknown {
  return Object.fromEntries(Object.keys(Object(row)).map((name) => [name, { odd: [true] }]));
}

async function readRequest(message: IncomingMessage): Promise<PeerRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return requestOf(message, Buffer.concat(chunks).toString('utf8'));
}

function requestOf(message: IncomingMessage, body: string): PeerRequest {
  const url = new URL(message.url ?? '/', 'http://peer.example');
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: message.method ?? 'GET',
    origin: headers['x-meant-origin'] ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers,
    body,
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: PeerAnswer): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
