import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** An answer named an address with a port that nobody configured. Nothing was sent there. */
export class PortRefusedError extends HaloError {
  readonly code = 'port-refused';
  readonly disposition = 'stop';
  readonly causes = [
    'the address of the authorisation server is set wrongly in HaloPSA',
    'something else answered in the place of HaloPSA',
  ];
  readonly remedy =
    'Give the Authorisation Server explicitly as Configuration > Integrations > HaloPSA API prints it, with its port if it has one.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`HaloPSA names ${about.host}, and its port is neither 443 nor one that you typed.`, detail);
    this.host = about.host;
  }
}
