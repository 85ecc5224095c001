import type { IncomingHttpHeaders } from 'node:http';

/** One request as it goes onto the wire. */
export interface WireRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** An answer as it came, whole and decompressed. */
export interface WireReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The `Date` header in milliseconds. */
  readonly serverTime: number | null;
}

/** Sends requests and gives whole answers. It follows no redirect, knows no proxy and keeps no cookie. */
export interface Transport {
  /**
   * @throws PrivateAddressError, PlainHttpError and the errors of network, certificate and size; the signal's reason when it aborts.
   * An error that came before anything was sent is marked, see `wasNeverSent`.
   */
  send(request: WireRequest): Promise<WireReply>;
  close(): Promise<void>;
}
