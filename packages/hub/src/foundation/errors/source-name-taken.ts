import { HubError } from './hub-error.ts';

/** Another source of the workspace has this name. */
export class SourceNameTakenError extends HubError {
  readonly code = 'source-name-taken';
  readonly disposition = 'tell-user';
  readonly causes = ['names of sources are unique, whatever their case'];
  readonly remedy = 'Take another name, or change the source that is there.';

  constructor(name: string) {
    super(`There is a source "${name}" already.`);
  }
}
