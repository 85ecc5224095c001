import { findNearNames } from '../near-names.ts';
import { HubError } from './hub-error.ts';

/** No feature of the product has this name. */
export class UnknownFeatureError extends HubError {
  readonly code = 'unknown-feature';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  constructor(name: string, known: readonly string[]) {
    super(`There is no feature "${name}".`);
    const near = findNearNames(name.toLowerCase().replaceAll('_', '-'), known);
    this.causes = [near.length > 0 ? `the nearest names are: ${near.join(', ')}` : 'features are named like tickets-read'];
    this.remedy = `Use one of: ${known.join(', ')}.`;
  }
}
