import type { Agent } from 'undici';
import { ClientClosedError } from '../errors/client-closed.ts';
import { checkUrl } from './check-url.ts';
import { exchange } from './exchange.ts';
import { hostPortOf, type NetworkPolicy, type SettledPolicy, settlePolicy } from './network-policy.ts';
import type { Transport } from './wire.ts';

const unsent = new WeakSet<object>();

/** Whether this error of a transport came before a single byte of its request could have left. */
export function wasNeverSent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && unsent.has(error);
}

/** Marks an error as having come before anything was sent. */
export function markNeverSent(error: unknown): void {
  if (typeof error === 'object' && error !== null) unsent.add(error);
}

interface Agents {
  readonly reading: Agent;
  /** Nobody can tell whether a write reached a server that was just closing a kept connection: each write gets a connection of its own. */
  readonly writing: Agent;
}

/** With the first request: the library weighs as much as all that is loaded before a hub listens. */
async function openAgents(policy: SettledPolicy): Promise<Agents> {
  const { Agent } = await import('undici');
  const { pinnedConnector } = await import('./pinned-connector.ts');
  const common = {
    connect: pinnedConnector(policy),
    allowH2: false,
    // Timed by ourselves in exchange.ts: a total and an idle limit, both exact.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  return {
    reading: new Agent({ ...common, connections: 8, pipelining: 1 }),
    writing: new Agent({ ...common, pipelining: 0 }),
  };
}

/** Opens a transport of its own; see {@link NetworkPolicy}. */
export function openTransport(policy: NetworkPolicy = {}): Transport {
  const settled = settlePolicy(policy);
  let opened: Promise<Agents> | null = null;
  let isClosed = false;
  const openFor = async (url: URL): Promise<Agents> => {
    try {
      if (isClosed) throw new ClientClosedError();
      checkUrl(url, settled);
      opened ??= openAgents(settled);
      const agents = await opened;
      if (isClosed) throw new ClientClosedError();
      return agents;
    } catch (error) {
      markNeverSent(error);
      throw error;
    }
  };
  return {
    async send(request) {
      const { reading, writing } = await openFor(request.url);
      return exchange(request, {
        agent: request.method === 'GET' ? reading : writing,
        policy: settled,
        host: hostPortOf(request.url).replace(/:443$/, ''),
        onUnsent: markNeverSent,
      });
    },
    async close() {
      isClosed = true;
      const agents = await opened;
      await Promise.all([agents?.reading.destroy(), agents?.writing.destroy()]);
    },
  };
}
