import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** There is no GET by id for this entity. */
export class NoDetailError extends HaloError {
  readonly code = 'no-detail';
  readonly disposition = 'skip';
  readonly causes = ['HaloPSA documents no such call'];
  readonly remedy = 'Read the list instead.';
  readonly entity: string;

  constructor(about: { readonly entity: string }, detail: HaloErrorDetail = {}) {
    super(`A single record of ${about.entity} cannot be asked for.`, detail);
    this.entity = about.entity;
  }
}
