import { HubError } from '../../foundation/errors/hub-error.ts';

/** A migration could not be applied; nothing of it remains. */
export class MigrationFailedError extends HubError {
  readonly code = 'migration-failed';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy =
    'make sure that the database belongs to Sundog alone and has room on its disk, then run `sundog migrate` again.';

  constructor(file: string, cause: unknown) {
    super(`The migration ${file} could not be applied, and was undone.`, cause);
    const state = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    // The statements are ours and touch no customer's text, so what the database says of them may be shown.
    this.causes = [`the database said${state}: ${cause instanceof Error ? cause.message : 'nothing'}`];
  }
}
