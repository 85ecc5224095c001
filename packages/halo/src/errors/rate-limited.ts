import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** HaloPSA answered 429 and went on doing so. */
export class RateLimitedError extends HaloError {
  readonly code = 'rate-limited';
  readonly disposition = 'retry';
  readonly causes = [
    'other integrations use the same limit (300 requests in 5 minutes for all together)',
    'a lower limit is set for this HaloPSA',
  ];
  readonly remedy =
    'Wait five minutes; then give this connection a smaller share of the limit, or let other integrations ask less.';
  readonly retryAfterMs: number | null;

  constructor(about: { readonly retryAfterMs: number | null }, detail: HaloErrorDetail = {}) {
    super('HaloPSA takes no more requests at the moment.', detail);
    this.retryAfterMs = about.retryAfterMs;
  }
}
