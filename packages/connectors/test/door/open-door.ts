import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { createRateBucket, type DoorEvent, type Network, networkOver, Secret } from '../../src/index.ts';
import { HttpDoor } from '../../src/kit/http/http-door.ts';
import type { SignIn } from '../../src/kit/sign-in/sign-in.ts';
import { VirtualClock } from '../../src/kit/testing/virtual-clock.ts';

type Answerer = (request: IncomingMessage & { readonly text: string }, response: ServerResponse) => void;

/** A server on 127.0.0.1 that answers as told, and what reached it. */
export class Peer {
  readonly asked: {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage['headers'];
    readonly text: string;
  }[] = [];
  answer: Answerer = (_request, response) => response.end('{}');
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString('utf8');
      this.asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, text });
      this.answer(Object.assign(request, { text }), response);
    });
  }

  static async start(): Promise<Peer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Peer(server);
  }

  get base(): URL {
    return new URL(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** What a door of a test is opened with. */
export interface DoorOptions {
  readonly signIn?: SignIn;
  readonly network?: Network;
  readonly totalMs?: number;
  readonly bytes?: number;
}

/** A door to the peer over a real undici agent, with a clock that stands. */
export function openDoor(peer: Peer, { signIn, network, totalMs = 5_000, bytes = 1_048_576 }: DoorOptions = {}) {
  const clock = new VirtualClock();
  const events: DoorEvent[] = [];
  const agent = new Agent();
  const door = new HttpDoor({
    tool: 'Acme RMM',
    base: peer.base,
    signIn: signIn ?? {
      kind: 'none',
      canRenew: false,
      begin: async () => ({ secret: new Secret(''), endsAt: null }),
      stamp: (question) => question,
    },
    settings: { name: 'hub', key: new Secret('door-s3cret') },
    network: network ?? networkOver(agent),
    bucket: createRateBucket({ requests: 1_000, perMs: 1_000 }, clock),
    clock,
    random: () => 0.5,
    limits: { totalMs, bytes },
    log: (event) => events.push(event),
  });
  return { door, clock, events };
}
