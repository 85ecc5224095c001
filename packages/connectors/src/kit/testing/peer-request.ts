/** A request as it reached a peer. */
export interface PeerRequest {
  readonly method: string;
  /** The origin that the client meant to ask. */
  readonly origin: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a peer answers. A text goes out as it is; anything else as JSON. */
export interface PeerAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
