import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The certificate of the host begins to be valid in the future. */
export class CertificateNotYetValidError extends HaloError {
  readonly code = 'certificate-not-yet-valid';
  readonly disposition = 'stop';
  readonly causes = ['the clock of this machine is wrong', 'the certificate was installed before its first day'];
  readonly remedy = 'Set the clock of this machine right; else wait for the first day of the certificate.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`The certificate of ${about.host} is not valid yet.`, detail);
    this.host = about.host;
  }
}
