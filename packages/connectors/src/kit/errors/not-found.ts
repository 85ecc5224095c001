import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The tool does not know this (404). */
export class NotFoundError extends ConnectorError {
  readonly code = 'not-found';
  readonly disposition = 'skip';
  readonly causes = ['it was deleted meanwhile', 'the address leads to another version of the API'];
  readonly remedy = 'Compare the address in the settings with the one that the tool shows for its API.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} does not know this.`, detail);
  }
}
