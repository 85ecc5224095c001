import { HubError } from '../../foundation/errors/hub-error.ts';

/** The folder of the database's socket cannot be trusted or made. */
export class SocketFolderError extends HubError {
  readonly code = 'socket-folder';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy: string;

  constructor(folder: string, why: string, cause?: unknown) {
    super(`The folder ${folder}, in which the database listens, cannot be used.`, cause);
    this.causes = [why];
    this.remedy = `look at what stands at ${folder}, remove it, and start again.`;
  }
}
