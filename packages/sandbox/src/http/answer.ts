/** What a request is answered with. Bodies are JSON on every status: clients break on anything else (API.md 4.4). */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The value to be sent as JSON; `undefined` sends no body. */
  readonly json?: unknown;
  /** Bytes to be sent instead, with a content type of their own in `headers`. */
  readonly bytes?: Buffer;
}

/** 200 with a JSON body. */
export function ok(json: unknown): Answer {
  return { status: 200, headers: {}, json };
}
