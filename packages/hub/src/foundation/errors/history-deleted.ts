import { HubError } from './hub-error.ts';

/** What is asked for lies before what is still kept. */
export class HistoryDeletedError extends HubError {
  readonly code = 'history-deleted';
  readonly disposition = 'tell-user';
  readonly causes = ['versions that are older than the retention of the entity are deleted every night'];
  readonly remedy = 'Ask for a later moment; npx sundog retention shows how long what is kept, and changes it for the future.';

  constructor(entity: string, horizon: Date) {
    super(`The history of ${entity} before ${horizon.toISOString()} was deleted.`);
  }
}
