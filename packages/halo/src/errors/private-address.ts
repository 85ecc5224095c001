import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The host has an address inside a private network and the operator has not allowed that host. Nothing was sent. Guards against requests to inner services (SSRF). */
export class PrivateAddressError extends HaloError {
  readonly code = 'private-address';
  readonly disposition = 'stop';
  readonly causes = [
    'the address was typed by mistake',
    'this HaloPSA stands in your own network and its host has not been allowed',
    'the name resolves to an inner address here because of the local DNS',
  ];
  readonly remedy: string;
  readonly host: string;
  readonly address: string;

  constructor(about: { readonly host: string; readonly address: string }, detail: HaloErrorDetail = {}) {
    super(`${about.host} has the private address ${about.address}, which this connection may not use.`, detail);
    this.remedy = `Check the address; if this HaloPSA really stands in your own network, allow exactly ${about.host} as a private host.`;
    this.host = about.host;
    this.address = about.address;
  }
}
