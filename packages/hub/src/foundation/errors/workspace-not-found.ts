import { HubError } from './hub-error.ts';

/** There is no such workspace for whoever asks; whether there is one for others is not told. */
export class WorkspaceNotFoundError extends HubError {
  readonly code = 'workspace-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['it does not exist', 'you do not belong to it'];
  readonly remedy = 'Choose one of your workspaces, or ask its owner to invite you.';

  constructor() {
    super('There is no such workspace for you.');
  }
}
