import { HubError } from './hub-error.ts';

/** A source cannot be asked without a secret that is not there. */
export class SourceSecretMissingError extends HubError {
  readonly code = 'source-secret-missing';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Give it with: npx sundog source edit <source> --new-secrets';

  /** @param why a clause that can stand after "because" */
  constructor(name: string, why: string) {
    super(`The secrets of "${name}" have to be given.`);
    this.causes = [why];
  }
}
