import { HubError } from './hub-error.ts';

/** No drift has this number. */
export class DriftNotFoundError extends HubError {
  readonly code = 'drift-not-found';
  readonly disposition = 'tell-user';
  readonly causes = ['the number is another', 'its connection was removed'];
  readonly remedy = 'See the numbers with: npx sundog drift --all';

  constructor(ids: readonly number[]) {
    super(`There is no drift ${ids.join(', ')}.`);
  }
}
