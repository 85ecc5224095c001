import { HubError } from './hub-error.ts';

/** There is no run of this number in this connection. */
export class RunNotFoundError extends HubError {
  readonly code = 'run-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['it belongs to another connection', 'it was removed with its connection'];
  readonly remedy = 'Choose one from the list of runs.';

  constructor(runId: number) {
    super(`There is no run ${runId} of this connection.`);
  }
}
