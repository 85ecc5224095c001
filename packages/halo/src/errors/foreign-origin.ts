import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** A request with a credential was about to go to an origin that the connection was not made for. Nothing was sent. */
export class ForeignOriginError extends HaloError {
  readonly code = 'foreign-origin';
  readonly disposition = 'stop';
  readonly causes = [
    'a path was given that leads away from the resource server',
    'the address of the connection was changed without giving the secret again',
  ];
  readonly remedy = 'Give a path below the resource server, or connect anew to the other address.';
  readonly origin: string;

  constructor(about: { readonly origin: string }, detail: HaloErrorDetail = {}) {
    super(`A credential of this connection may not be sent to ${about.origin}.`, detail);
    this.origin = about.origin;
  }
}
