import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The connection was cut. */
export class ConnectionResetError extends HaloError {
  readonly code = 'connection-reset';
  readonly disposition = 'retry';
  readonly causes = [
    'a firewall or a web application firewall cuts what comes from this address',
    'the web server of HaloPSA is being restarted',
    'the network between here and there is unstable',
  ];
  readonly remedy = 'Try again; if it always happens, let the address of this machine be allowed on the side of HaloPSA.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`${about.host} cut the connection.`, detail);
    this.host = about.host;
  }
}
