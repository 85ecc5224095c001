import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The tool refuses the request as such (4xx other than 401, 403, 404, 429). */
export class RequestRefusedError extends ConnectorError {
  readonly code = 'request-refused';
  readonly disposition = 'stop';
  readonly causes = ['the API of the tool has changed', 'a setting has a value that the tool does not take'];
  readonly remedy =
    'Run the check of the source, which compares the API of the tool with what this connector assumes, and report what it prints.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} refuses the request.`, detail);
  }
}
