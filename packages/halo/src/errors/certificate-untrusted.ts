import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The certificate is not trusted for another reason; `reason` is the code of the TLS library. */
export class CertificateUntrustedError extends HaloError {
  readonly code = 'certificate-untrusted';
  readonly disposition = 'stop';
  readonly causes = ['the certificate was revoked or is too weak', 'something between here and HaloPSA inspects the traffic'];
  readonly remedy = 'Look at the certificate in a browser, and have it replaced.';
  readonly host: string;
  readonly reason: string;

  constructor(about: { readonly host: string; readonly reason: string }, detail: HaloErrorDetail = {}) {
    super(`The certificate of ${about.host} is not trusted (${about.reason}).`, detail);
    this.host = about.host;
    this.reason = about.reason;
  }
}
