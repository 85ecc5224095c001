import { HubError } from './hub-error.ts';

/** Records of this entity have no date to age by, so days say nothing of them. */
export class NoAgeError extends HubError {
  readonly code = 'no-age';
  readonly disposition = 'tell-user';
  readonly causes = ['only records of something that happened have a date from which they age'];
  readonly remedy: string;

  constructor(entity: string, known: readonly string[]) {
    super(`The records of "${entity}" have no date from which they age.`);
    this.remedy = `Name one or more of ${known.join(', ')}; for records that are gone from HaloPSA use --deleted-days.`;
  }
}
