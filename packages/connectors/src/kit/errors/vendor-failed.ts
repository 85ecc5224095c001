import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The tool failed (5xx). */
export class VendorFailedError extends ConnectorError {
  readonly code = 'vendor-failed';
  readonly disposition = 'retry';
  readonly causes = ['the tool is overloaded or being updated', 'a proxy before it cannot reach it'];
  readonly remedy = 'It is tried again by itself; if it goes on, look at the status page of the tool.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} failed while answering.`, detail);
  }
}
