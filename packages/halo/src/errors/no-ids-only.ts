import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** This list has no flag for ids alone. */
export class NoIdsOnlyError extends HaloError {
  readonly code = 'no-ids-only';
  readonly disposition = 'skip';
  readonly causes = ['HaloPSA documents no such flag for it'];
  readonly remedy = 'Read the list itself.';
  readonly entity: string;

  constructor(about: { readonly entity: string }, detail: HaloErrorDetail = {}) {
    super(`The list of ${about.entity} cannot be asked for ids alone.`, detail);
    this.entity = about.entity;
  }
}
