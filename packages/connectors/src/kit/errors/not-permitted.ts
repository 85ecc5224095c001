import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The tool refuses this one thing to this account (403). Everything else goes on. */
export class NotPermittedError extends ConnectorError {
  readonly code = 'not-permitted';
  readonly disposition = 'skip';
  readonly causes = [
    'the role of the account lacks the right',
    'the scope of the sign-in is too narrow',
    'the module is not part of the subscription',
  ];
  readonly remedy = 'Give the account of the API the right that the page of this connector names.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} does not permit this.`, detail);
  }
}
