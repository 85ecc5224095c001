import { HubError } from './hub-error.ts';

/** What may be kept of a connection was changed while a sync of it ran. */
export class RulesChangedError extends HubError {
  readonly code = 'rules-changed';
  readonly disposition = 'retry';
  readonly causes = ['a client was erased, or a retention or the choice about ticket text was changed, while the sync ran'];
  readonly remedy = 'Sync again: it goes on from the last checkpoint, by the new rules.';

  constructor() {
    super('What may be kept was changed while this sync ran, so it stopped before it wrote anything more.');
  }
}
