import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** The tool answered with the same page again although its count says that more is to come. */
export class PagesRepeatError extends ConnectorError {
  readonly code = 'pages-repeat';
  readonly disposition = 'retry';
  readonly causes = ['a cache stands before the tool', 'the list changed while it was read'];
  readonly remedy = 'It is read again by itself; if it always happens, report it with the name of the list.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`${toolOf(detail)} repeats a page instead of going on.`, detail);
  }
}
