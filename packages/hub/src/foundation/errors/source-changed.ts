import { HubError } from './hub-error.ts';

/** A source was changed or removed while it was read. What was read before is kept; nothing after. */
export class SourceChangedError extends HubError {
  readonly code = 'source-changed';
  readonly disposition = 'stop';
  readonly causes = ['somebody changed its settings', 'somebody removed it'];
  readonly remedy = 'Read it again.';

  constructor(name: string) {
    super(`The source "${name}" was changed while it was read.`);
  }
}
