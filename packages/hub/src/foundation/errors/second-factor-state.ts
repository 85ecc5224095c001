import { HubError } from './hub-error.ts';

/** The second factor is not as this step needs it. */
export class SecondFactorStateError extends HubError {
  readonly code = 'second-factor-state';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Reload the page; it shows how your second factor stands.';

  constructor(why: string) {
    super('The second factor does not stand as this needs it.');
    this.causes = [why];
  }
}
