import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The certificate of the host has expired. */
export class CertificateExpiredError extends HaloError {
  readonly code = 'certificate-expired';
  readonly disposition = 'stop';
  readonly causes = ['it has not been renewed', 'the clock of this machine is wrong'];
  readonly remedy = 'Renew the certificate on the web server of HaloPSA.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`The certificate of ${about.host} has expired.`, detail);
    this.host = about.host;
  }
}
