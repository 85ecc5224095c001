import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** No whole answer came in time. */
export class AnswerTooSlowError extends ConnectorError {
  readonly code = 'answer-too-slow';
  readonly disposition = 'retry';
  readonly causes = ['the tool is overloaded', 'the network is slow or drops packets'];
  readonly remedy = 'It is tried again by itself; if it goes on, look at the status page of the tool.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} did not answer in time.`, detail);
  }
}
