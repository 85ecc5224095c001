import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The certificate was issued for another name. */
export class CertificateNameError extends HaloError {
  readonly code = 'certificate-name';
  readonly disposition = 'stop';
  readonly causes = [
    'the address names the wrong host',
    'the certificate does not hold this custom domain',
    'something between here and HaloPSA answers in its place',
  ];
  readonly remedy = 'Use the name that the certificate was issued for, or let this name be added to the certificate.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`The certificate of the host was issued for another name than ${about.host}.`, detail);
    this.host = about.host;
  }
}
