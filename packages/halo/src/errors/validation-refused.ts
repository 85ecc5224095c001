import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** One member that HaloPSA did not accept. */
export interface RefusedField {
  /** The path within what was sent, in Halo's names: `[0].outcome_id`; empty: the whole. */
  readonly path: string;
}

/** HaloPSA did not accept a write (400). The record is unchanged. API.md 2.10. */
export class ValidationRefusedError extends HaloError {
  readonly code = 'validation-refused';
  readonly disposition = 'skip';
  readonly causes = [
    'a field that this HaloPSA demands is missing',
    'a value is not one that this HaloPSA knows',
    'a rule of this HaloPSA forbids the change',
  ];
  readonly remedy = 'Look at the named fields of the record in Halo, and change what is to be written.';
  /** The members that Halo named. Empty: it named none. */
  readonly fields: readonly RefusedField[];
  readonly #haloSays: string | null;

  constructor(
    about: { readonly fields: readonly RefusedField[]; readonly haloSays: string | null },
    detail: HaloErrorDetail = {},
  ) {
    const named = about.fields.map(({ path }) => path).filter((path) => path !== '');
    super(`HaloPSA did not accept this${named.length === 0 ? '' : ` (${named.slice(0, 5).join(', ')})`}.`, detail);
    this.fields = about.fields;
    this.#haloSays = about.haloSays;
  }

  /** Halo's own words, at most 300 characters: may hold customers' data, so it is no part of what is logged or serialised. */
  get haloSays(): string | null {
    return this.#haloSays;
  }
}
