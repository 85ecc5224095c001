import { HubError } from './hub-error.ts';

/** Several connections could be meant, and one must be. */
export class ConnectionNotNamedError extends HubError {
  readonly code = 'connection-not-named';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Name it: --connection <name>';

  constructor(known: readonly string[]) {
    super(known.length === 0 ? 'There is no connection yet.' : 'It must be said which connection is meant.');
    this.causes = known.length === 0 ? ['npx sundog connect makes one'] : [`there are: ${known.join(', ')}`];
  }
}
