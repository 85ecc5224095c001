import { HubError } from './hub-error.ts';

/** A secret of a source is needed and nobody is there to be asked. */
export class NoSourceSecretError extends HubError {
  readonly code = 'no-source-secret';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /**
   * @param label `Client secret`
   * @param field `clientSecret`
   */
  constructor(label: string, field: string) {
    super(`A secret of the source is missing: ${label}.`);
    this.causes = [
      'this is not a terminal, so it cannot be asked for',
      'SUNDOG_SOURCE_SECRET is not set, or there is more than one secret',
    ];
    this.remedy = `Give a file that holds it and nothing else by --secret-file ${field}=<file>; where it is the only one, SUNDOG_SOURCE_SECRET does as well.`;
  }
}
