import { findNearNames } from '../near-names.ts';
import { HubError } from './hub-error.ts';

/** No trial of writing has this name. */
export class UnknownTrialError extends HubError {
  readonly code = 'unknown-trial';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  constructor(name: string, known: readonly string[]) {
    super(`There is no trial "${name}".`);
    const near = findNearNames(name.toLowerCase(), known);
    this.causes = [near.length > 0 ? `the nearest names are: ${near.join(', ')}` : 'trials are named like create-ticket'];
    this.remedy = `Use one of: ${known.join(', ')}.`;
  }
}
