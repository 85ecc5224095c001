import { HubError } from './hub-error.ts';

/** The export ended, because who asked for it may no longer read this. */
export class ExportRightLostError extends HubError {
  readonly code = 'export-right-lost';
  readonly disposition = 'tell-user';
  readonly causes = ['a role, a grant or a session was taken away meanwhile'];
  readonly remedy = 'Ask an owner or admin of the workspace, sign in and ask for it again.';

  constructor() {
    super('The export ended, because who asked for it may no longer read this.');
  }
}
