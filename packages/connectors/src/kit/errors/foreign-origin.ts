import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** A link or a redirect leads to another origin, where credentials must not go. */
export class ForeignOriginError extends ConnectorError {
  readonly code = 'foreign-origin';
  readonly disposition = 'stop';
  readonly causes = ['the account lives in another region of the tool', 'a sign-in page stands before the API'];
  readonly remedy = 'Compare the address in the settings with the one that the tool shows for its API.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} leads to another address, which is not followed.`, detail);
  }
}
