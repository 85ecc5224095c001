import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** HaloPSA refused a question as wrong (400, 405 and the like). */
export class RequestRefusedError extends HaloError {
  readonly code = 'request-refused';
  readonly disposition = 'skip';
  readonly causes = [
    'this version of HaloPSA does not know a filter that was sent',
    'the module is switched off in this HaloPSA',
    'the agent may not ask this',
  ];
  readonly remedy = 'Report it with this sentence; everything else goes on.';
  readonly #haloSays: string | null;

  constructor(about: { readonly haloSays: string | null }, detail: HaloErrorDetail = {}) {
    super(`HaloPSA refuses this question${detail.status === undefined ? '' : ` (${detail.status})`}.`, detail);
    this.#haloSays = about.haloSays;
  }

  /** Halo's own words, at most 300 characters: may hold customers' data, so it is no part of what is logged or serialised. */
  get haloSays(): string | null {
    return this.#haloSays;
  }
}
