import { HubError } from './hub-error.ts';

/** A trial of writing cannot be made here. */
export class TrialImpossibleError extends HubError {
  readonly code = 'trial-impossible';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Look at "sundog check --features": what cannot be read cannot be tried either.';

  constructor(why: string) {
    super('Nothing was sent: this cannot be tried here.');
    this.causes = [why];
  }
}
