import { findNearNames } from '../near-names.ts';
import { HubError } from './hub-error.ts';

/** No entity has this name. */
export class UnknownEntityError extends HubError {
  readonly code = 'unknown-entity';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Use the name of a mirror table, such as ticket or recurring_invoice; npx sundog status lists them.';

  constructor(name: string, known: readonly string[]) {
    super(`There is no entity "${name}".`);
    const near = findNearNames(name.toLowerCase().replaceAll('-', '_'), known);
    this.causes = [
      near.length > 0 ? `the nearest names are: ${near.join(', ')}` : 'entities are named in singular, with underscores',
    ];
  }
}
