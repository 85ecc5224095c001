import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** Something answers at this address, but it is no HaloPSA. */
export class NotHaloError extends HaloError {
  readonly code = 'not-halo';
  readonly disposition = 'stop';
  readonly causes = [
    'the address has a typing mistake',
    'it is the address of another system, or of the website of the company',
    'the API of this on-premises HaloPSA is not reachable from here',
  ];
  readonly remedy =
    'Copy the Resource Server and the Authorisation Server from Configuration > Integrations > HaloPSA API in Halo.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`No HaloPSA answers at ${about.host}.`, detail);
    this.host = about.host;
  }
}
