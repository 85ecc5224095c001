import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The answer is JSON of another shape than the connector knows; nothing of it is used. */
export class UnexpectedShapeError extends ConnectorError {
  readonly code = 'unexpected-shape';
  readonly disposition = 'stop';
  readonly causes = ['the API of the tool has changed', 'the address leads to another API'];
  readonly remedy =
    'Run the check of the source, which names what is missing, new or of another type, and report what it prints.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`The answer of ${toolOf(detail)} has an unexpected shape.`, detail);
  }
}
