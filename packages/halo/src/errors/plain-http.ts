import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The address begins with http and is not an allowed private host. Nothing was sent. */
export class PlainHttpError extends HaloError {
  readonly code = 'plain-http';
  readonly disposition = 'tell-user';
  readonly causes = [
    'the address was typed with http instead of https',
    'this HaloPSA stands in your own network without a certificate and its host has not been allowed',
  ];
  readonly remedy: string;
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`http://${about.host} is not encrypted: the secret would be readable on its way.`, detail);
    this.remedy = `Use https://${about.host}; for a host in your own network without a certificate, allow exactly ${about.host} as a private host.`;
    this.host = about.host;
  }
}
