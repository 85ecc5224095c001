import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** An answer did not arrive in time: `total` is the whole time for one request, `idle` the longest silence. */
export class AnswerTooSlowError extends HaloError {
  readonly code = 'answer-too-slow';
  readonly disposition = 'retry';
  readonly causes = [
    'this HaloPSA is under heavy load',
    'the question is too large for it',
    'the network between here and there is very slow',
  ];
  readonly remedy = 'It is tried again by itself; if it always happens, ask for smaller pages or at a quieter hour.';
  readonly host: string;
  readonly limit: 'total' | 'idle';
  readonly ms: number;

  constructor(
    about: { readonly host: string; readonly limit: 'total' | 'idle'; readonly ms: number },
    detail: HaloErrorDetail = {},
  ) {
    super(
      `${about.host} did not finish its answer: ${about.limit === 'idle' ? 'silence' : 'no end'} after ${about.ms / 1000} seconds.`,
      detail,
    );
    this.host = about.host;
    this.limit = about.limit;
    this.ms = about.ms;
  }
}
