import { HubError } from './hub-error.ts';

/** The past of this entity is not kept. */
export class NoHistoryError extends HubError {
  readonly code = 'no-history';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Ask the mirror for what it is now: npx sundog query --help';

  constructor(entity: string, kept: readonly string[]) {
    super(`No history is kept of "${entity}".`);
    this.causes = [`a history is kept of: ${kept.join(', ')}`];
  }
}
