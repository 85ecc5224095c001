import type { Duplex } from 'node:stream';
import type { Dispatcher } from 'undici';

/** What leaves. */
export interface FetchRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** Redirects are never followed by the network: the door decides. */
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** What comes back. Responses of `fetch` and of undici have this form. */
export interface FetchReply {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** The plain bytes, decompressed; null where there are none. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

/**
 * How requests leave. The hub decides which addresses may be asked, so that it brings this along: it looks at every address that a name
 * stands for, connects to that very one, and knows no proxy. Nothing here opens a connection otherwise.
 */
export interface Network {
  /** Throws where this address may not be asked. An error with a `disposition` reaches the caller as it is. */
  assertReachable?(url: URL): Promise<void>;
  fetch(url: string, request: FetchRequest): Promise<FetchReply>;
  /**
   * Opens a connection to the host of this address, encrypted where it is https, for tools that speak over a websocket. Absent: this network
   * opens none, and such a tool cannot be asked.
   */
  connect?(url: URL, options: { readonly signal: AbortSignal }): Promise<Duplex>;
}

/** A network over an undici dispatcher, which holds the policy (its `connect`). undici is loaded with the first request. */
export function networkOver(dispatcher: Dispatcher, assertReachable?: (url: URL) => Promise<void>): Network {
  return {
    ...(assertReachable ? { assertReachable } : {}),
    async fetch(url, request) {
      const { fetch } = await import('undici');
      return fetch(url, { ...request, dispatcher });
    },
  };
}
