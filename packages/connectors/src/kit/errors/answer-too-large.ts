import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** An answer was larger than the limit; no more of it was kept. */
export class AnswerTooLargeError extends ConnectorError {
  readonly code = 'answer-too-large';
  readonly disposition = 'skip';
  readonly causes = ['the list is not paged and very long', 'something else answered in the place of the tool'];
  readonly remedy = 'Report it with the name of the list.';

  constructor(about: { readonly limitBytes: number }, detail: ConnectorErrorDetail = {}) {
    super(
      `The answer of ${toolOf(detail)} is larger than ${Math.round(about.limitBytes / 1_048_576)} MiB and was not read.`,
      detail,
    );
  }
}
