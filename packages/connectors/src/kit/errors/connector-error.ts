/** What the caller should do about an error. `retry`: the same request may work later. `skip`: leave this one thing and go on.
 * `stop`: nothing of this kind will work until something changes. `tell-user`: a person must change something. */
export type Disposition = 'retry' | 'skip' | 'stop' | 'tell-user';

/** What every error of this package carries besides its sentence. */
export interface ConnectorErrorDetail {
  /** The title of the tool, for the sentence. */
  readonly tool?: string;
  /** Method and path without a query (`GET /v2/devices`). Never holds a secret. */
  readonly endpoint?: string;
  /** The HTTP status that the tool answered, where it answered. */
  readonly status?: number;
  readonly cause?: unknown;
}

/**
 * The root of every error that this package throws. A subclass fixes `code` and `disposition` and writes its own sentence, its likeliest
 * causes and the remedy. No message, detail or cause ever holds a secret or the text of somebody else's answer.
 */
export abstract class ConnectorError extends Error {
  abstract readonly code: string;
  abstract readonly disposition: Disposition;
  /** The likeliest causes, likeliest first, each a clause that can stand after "because". */
  abstract readonly causes: readonly string[];
  /** What a person should do next, as one sentence. */
  abstract readonly remedy: string;
  readonly endpoint: string | undefined;
  readonly status: number | undefined;

  constructor(sentence: string, detail: ConnectorErrorDetail = {}) {
    super(sentence.charAt(0).toUpperCase() + sentence.slice(1), detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = new.target.name;
    this.endpoint = detail.endpoint;
    this.status = detail.status;
  }
}
