import { HubError } from './hub-error.ts';

/** A retention rule without a number of days. */
export class NoRetentionError extends HubError {
  readonly code = 'no-retention';
  readonly disposition = 'tell-user';
  readonly causes = ['neither --days nor --deleted-days was given'];
  readonly remedy = 'Say --days for records, --deleted-days for records that are gone from HaloPSA, or both.';

  constructor() {
    super('Nothing was set: for how many days?');
  }
}
