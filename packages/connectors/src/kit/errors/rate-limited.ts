import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The tool answered 429 and went on doing so. */
export class RateLimitedError extends ConnectorError {
  readonly code = 'rate-limited';
  readonly disposition = 'retry';
  readonly causes = ['other programs use the same account of the API', 'the tool allows less than this connector assumes'];
  readonly remedy = 'It is tried again by itself; give the hub an account of its own where other programs use this one.';
  /** What the tool asked to wait, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(about: { readonly retryAfterMs: number | null }, detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} takes no more requests at the moment.`, detail);
    this.retryAfterMs = about.retryAfterMs;
  }
}
