import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** An answer ended too early, or is not whole JSON: nothing of it is used. */
export class AnswerCutOffError extends ConnectorError {
  readonly code = 'answer-cut-off';
  readonly disposition = 'retry';
  readonly causes = ['the connection was lost in the middle', 'a proxy cut the answer'];
  readonly remedy = 'It is tried again by itself; if it always happens, look at the proxies between here and the tool.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`The answer of ${toolOf(detail)} is cut off or broken.`, detail);
  }
}
