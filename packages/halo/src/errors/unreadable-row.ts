import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** A row without a readable key. `why` names the field and the problem, never the value. */
export class UnreadableRowError extends HaloError {
  readonly code = 'unreadable-row';
  readonly disposition = 'skip';
  readonly causes = ['this version of HaloPSA sends the key differently', 'the row is damaged'];
  readonly remedy = 'Report it with this sentence; the row is set aside.';
  readonly entity: string;
  readonly why: string;

  constructor(about: { readonly entity: string; readonly why: string }, detail: HaloErrorDetail = {}) {
    super(`A row of ${about.entity} cannot be read: ${about.why}.`, detail);
    this.entity = about.entity;
    this.why = about.why;
  }
}
