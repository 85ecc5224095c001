import { HubError } from './hub-error.ts';

/** There is no saved view of this number that belongs to whoever asks. */
export class ViewNotFoundError extends HubError {
  readonly code = 'view-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['it was removed', 'it belongs to somebody else: a shared view is changed by who made it'];
  readonly remedy = 'Save it under a name of your own.';

  constructor() {
    super('There is no such view of yours.');
  }
}
