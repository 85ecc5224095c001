import { HubError } from './hub-error.ts';

/** No source has this name or number. */
export class SourceNotFoundError extends HubError {
  readonly code = 'source-not-found';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'See the names with: npx sundog source list';

  constructor(name: string, known: readonly string[]) {
    super(`There is no source "${name}".`);
    this.causes = [known.length === 0 ? 'there is no source yet' : `the sources are: ${known.join(', ')}`];
  }
}
