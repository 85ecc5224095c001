import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** HaloPSA has failed for minutes, whatever was asked, so that nothing is asked for a while: the circuit is open. Nothing was sent. */
export class NotAnsweringError extends HaloError {
  readonly code = 'not-answering';
  readonly disposition = 'retry';
  readonly causes = [
    'HaloPSA is down, is being updated, or something between here and there is',
    'the last requests all failed, whatever was asked',
  ];
  readonly remedy =
    'Nothing is lost: it is tried again by itself, and what was begun goes on where it stopped. See whether HaloPSA opens in a browser.';
  /** Milliseconds until the next question goes through, as a probe. */
  readonly retryAfterMs: number;

  constructor(about: { readonly failures: number; readonly retryAfterMs: number }, detail: HaloErrorDetail = {}) {
    super(`HaloPSA has failed ${about.failures} times in a row, so nothing is asked of it for the moment.`, detail);
    this.retryAfterMs = about.retryAfterMs;
  }
}
