import { HubError } from './hub-error.ts';

/** A sync of this connection runs already. */
export class SyncBusyError extends HubError {
  readonly code = 'sync-busy';
  readonly disposition = 'retry';
  readonly causes = ['another process (perhaps "sundog serve") is syncing it now'];
  readonly remedy = 'Wait until it is done; "sundog status" shows how far it is.';

  constructor() {
    super('This connection is being synced already.');
  }
}
