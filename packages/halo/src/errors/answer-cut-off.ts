import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** An answer ended too early, or is not whole JSON: nothing of it is used. */
export class AnswerCutOffError extends HaloError {
  readonly code = 'answer-cut-off';
  readonly disposition = 'retry';
  readonly causes = ['the connection was lost in the middle', 'a proxy between here and HaloPSA cut the answer'];
  readonly remedy = 'It is tried again by itself; if it always happens, look at the proxies between here and HaloPSA.';

  constructor(detail: HaloErrorDetail = {}) {
    super('The answer of HaloPSA is cut off or broken.', detail);
  }
}
