import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** What was typed is not the address of a HaloPSA, or hides another address. Nothing was sent. */
export class AddressNotUnderstoodError extends HaloError {
  readonly code = 'address-not-understood';
  readonly disposition = 'tell-user';
  readonly causes = ['something else was pasted', 'a part of the address was lost while copying'];
  readonly remedy =
    'Copy the Resource Server from Configuration > Integrations > HaloPSA API in Halo, or give the bare name: acme for https://acme.halopsa.com.';
  readonly why: string;

  constructor(about: { readonly why: string }, detail: HaloErrorDetail = {}) {
    super(`This is not an address that can be used: ${about.why}.`, detail);
    this.why = about.why;
  }
}
