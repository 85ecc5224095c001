import { HubError } from './hub-error.ts';

/** There is no such record, or none that the reader may see: the two are told apart to nobody. */
export class RecordNotFoundError extends HubError {
  readonly code = 'record-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['it was never synced', 'it belongs to a client or a connection that you may not see'];
  readonly remedy = 'Look at its number again; an owner or admin of the workspace grants access to connections and clients.';

  /** @param title of the entity, in singular */
  constructor(title: string) {
    super(`There is no such ${title.toLowerCase()}.`);
  }
}
