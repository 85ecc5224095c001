import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** HaloPSA has no such write for this entity. */
export class NotWritableError extends HaloError {
  readonly code = 'not-writable';
  readonly disposition = 'tell-user';
  readonly causes = ['HaloPSA documents no such call'];
  readonly remedy = 'Do it in Halo.';
  readonly entity: string;
  readonly verb: 'write' | 'delete';

  constructor(about: { readonly entity: string; readonly verb: 'write' | 'delete' }, detail: HaloErrorDetail = {}) {
    super(`${about.entity} cannot be ${about.verb === 'delete' ? 'deleted' : 'written'} through the API.`, detail);
    this.entity = about.entity;
    this.verb = about.verb;
  }
}
