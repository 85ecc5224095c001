import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** A web page, or something else that is not JSON, came where JSON was due. */
export class PageInsteadOfJsonError extends ConnectorError {
  readonly code = 'page-instead-of-json';
  readonly disposition = 'retry';
  readonly causes = [
    'the address leads to the pages of the tool, not to its API',
    'the tool is being updated',
    'a firewall answered in its place',
  ];
  readonly remedy = 'Compare the address in the settings with the one that the tool shows for its API.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`A web page came instead of data of ${toolOf(detail)}.`, detail);
  }
}
