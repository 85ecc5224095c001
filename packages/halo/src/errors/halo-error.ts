/** What the caller should do about an error. `retry`: the same request may work later. `skip`: leave this one thing and go on.
 * `stop`: nothing of this kind will work until something changes. `tell-user`: a person must change something. */
export type Disposition = 'retry' | 'skip' | 'stop' | 'tell-user';

/** What every error of this package carries besides its sentence. */
export interface HaloErrorDetail {
  /** The HaloPSA endpoint, as method and path without a query (`GET /api/Tickets`). Never holds a secret. */
  readonly endpoint?: string;
  /** The HTTP status that Halo answered, where it answered. */
  readonly status?: number;
  readonly cause?: unknown;
}

/**
 * The root of every error that this package throws. A subclass fixes `code` and `disposition` and writes its own sentence, its
 * likeliest cause and the remedy (with the screen in Halo where there is one). No message, detail or cause ever holds a secret.
 */
export abstract class HaloError extends Error {
  abstract readonly code: string;
  abstract readonly disposition: Disposition;
  /** The likeliest causes, likeliest first, each a clause that can stand after "because". */
  abstract readonly causes: readonly string[];
  /** What a person should do next, as one sentence. */
  abstract readonly remedy: string;
  readonly endpoint: string | undefined;
  readonly status: number | undefined;

  constructor(sentence: string, detail: HaloErrorDetail = {}) {
    super(sentence, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = new.target.name;
    this.endpoint = detail.endpoint;
    this.status = detail.status;
  }
}
