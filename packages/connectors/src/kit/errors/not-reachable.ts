import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** No connection stands, or it broke before the answer. */
export class NotReachableError extends ConnectorError {
  readonly code = 'not-reachable';
  readonly disposition = 'retry';
  readonly causes = [
    'the address is wrong',
    'the network or a firewall is in the way',
    'the certificate of the tool is not trusted',
  ];
  readonly remedy = 'Compare the address in the settings; then look whether this machine may connect to it.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} cannot be reached.`, detail);
  }
}
