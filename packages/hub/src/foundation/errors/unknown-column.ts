import { findNearNames } from '../near-names.ts';
import { HubError } from './hub-error.ts';

/** A table has no column of this name. */
export class UnknownColumnError extends HubError {
  readonly code = 'unknown-column';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Use the name of a column as the catalogue gives it.';

  constructor(table: string, known: readonly string[], name: string) {
    super(`The table ${table} has no such column.`);
    const near = findNearNames(name.slice(0, 60), known);
    this.causes = [
      near.length > 0 ? `the nearest names are: ${near.join(', ')}` : 'columns are named as the catalogue gives them',
    ];
  }
}
