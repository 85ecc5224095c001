import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The certificate is signed by itself or by an unknown root. */
export class CertificateSelfSignedError extends HaloError {
  readonly code = 'certificate-self-signed';
  readonly disposition = 'stop';
  readonly causes = [
    'the web server of HaloPSA uses a certificate of its own making',
    'something between here and HaloPSA inspects the traffic',
  ];
  readonly remedy = 'Install a certificate of a public authority, or give this certificate as CA file.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`The certificate of ${about.host} is self-signed.`, detail);
    this.host = about.host;
  }
}
