import { HubError } from './hub-error.ts';

/** No connection has this name or number. */
export class ConnectionNotFoundError extends HubError {
  readonly code = 'connection-not-found';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'See the names with: npx sundog connection list';

  constructor(name: string, known: readonly string[]) {
    super(`There is no connection "${name}".`);
    this.causes = [known.length === 0 ? 'there is no connection yet' : `the connections are: ${known.join(', ')}`];
  }
}
