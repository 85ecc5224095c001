import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The chain of certificates cannot be followed to a known authority. */
export class CertificateChainError extends HaloError {
  readonly code = 'certificate-chain';
  readonly disposition = 'stop';
  readonly causes = [
    'the web server of HaloPSA does not send the intermediate certificate',
    'the certificate comes from an authority of your own',
    'something between here and HaloPSA inspects the traffic',
  ];
  readonly remedy =
    'Install the full certificate chain on the web server of HaloPSA; for an authority of your own, give its certificate as CA file.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`The certificate of ${about.host} cannot be followed to an authority that is known here.`, detail);
    this.host = about.host;
  }
}
