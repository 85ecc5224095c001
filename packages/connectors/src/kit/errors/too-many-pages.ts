import { ConnectorError, type ConnectorErrorDetail } from './connector-error.ts';
import { toolOf } from './tool-of.ts';

/** A list did not end within the bound. */
export class TooManyPagesError extends ConnectorError {
  readonly code = 'too-many-pages';
  readonly disposition = 'stop';
  readonly causes = ['the tool ignores where a page is to begin', 'the list is longer than this connector was made for'];
  readonly remedy = 'Report it with the name of the list; what was read so far is kept.';

  constructor(detail: ConnectorErrorDetail = {}) {
    super(`A list of ${toolOf(detail)} does not end.`, detail);
  }
}
