import { Agent } from 'undici';
import { ClientClosedError } from '../errors/client-closed.ts';
import { checkUrl } from './check-url.ts';
import { exchange } from './exchange.ts';
import { hostPortOf, type NetworkPolicy, settlePolicy } from './network-policy.ts';
import { pinnedConnector } from './pinned-connector.ts';
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

/** Opens a transport of its own; see {@link NetworkPolicy}. */
export function openTransport(policy: NetworkPolicy = {}): Transport {
  const settled = settlePolicy(policy);
  const common = {
    connect: pinnedConnector(settled),
    allowH2: false,
    // Timed by ourselves in exchange.ts: a total and an idle limit, both exact.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const reading = new Agent({ ...common, connections: 8, pipelining: 1 });
  // Nobody can tell whether a write reached a server that was just closing a kept connection: each write gets a connection of its own.
  const writing = new Agent({ ...common, pipelining: 0 });
  let isClosed = false;
  return {
    async send(request) {
      try {
        if (isClosed) throw new ClientClosedError();
        checkUrl(request.url, settled);
      } catch (error) {
        markNeverSent(error);
        throw error;
      }
      return exchange(request, {
        agent: request.method === 'GET' ? reading : writing,
        policy: settled,
        host: hostPortOf(request.url).replace(/:443$/, ''),
        onUnsent: markNeverSent,
      });
    },
    async close() {
      isClosed = true;
      await Promise.all([reading.destroy(), writing.destroy()]);
    },
  };
}
