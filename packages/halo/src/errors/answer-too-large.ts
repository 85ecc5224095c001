import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** An answer was larger than the limit; no more of it was kept. */
export class AnswerTooLargeError extends HaloError {
  readonly code = 'answer-too-large';
  readonly disposition = 'skip';
  readonly causes = [
    'rows of this list carry very large texts or pictures',
    'the list is not paged and very long',
    'something else answered in the place of HaloPSA',
  ];
  readonly remedy = 'Ask for smaller pages, or raise the limit for the size of answers.';
  readonly limitBytes: number;

  constructor(about: { readonly limitBytes: number }, detail: HaloErrorDetail = {}) {
    super(`The answer is larger than ${Math.round(about.limitBytes / 1_048_576)} MiB and was not read.`, detail);
    this.limitBytes = about.limitBytes;
  }
}
