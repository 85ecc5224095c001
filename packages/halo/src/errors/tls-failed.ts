import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The host and this machine found no common way to encrypt. */
export class TlsFailedError extends HaloError {
  readonly code = 'tls-failed';
  readonly disposition = 'stop';
  readonly causes = [
    'the port is one for plain http',
    'the web server allows only outdated versions of TLS',
    'a web application firewall refused the handshake',
  ];
  readonly remedy = 'Check the port; then let TLS 1.2 be switched on at the web server of HaloPSA.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`${about.host} does not speak TLS 1.2 or later on this port.`, detail);
    this.host = about.host;
  }
}
