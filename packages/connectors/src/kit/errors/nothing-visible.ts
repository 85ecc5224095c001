import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The tool shows this account nothing at all, which says nothing about what is there. */
export class NothingVisibleError extends ConnectorError {
  readonly code = 'nothing-visible';
  readonly disposition = 'skip';
  readonly causes = ['the account has no rights on any group', 'the tool is still empty'];
  readonly remedy = 'Give the account the rights that the page of this connector names, on every group that is to be read.';

  /** @param account the account of the tool, as it is called there */
  constructor(account: string, detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} shows the account ${account} nothing.`, detail);
  }
}
