import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The host refuses connections on this port. */
export class ConnectionRefusedError extends HaloError {
  readonly code = 'connection-refused';
  readonly disposition = 'retry';
  readonly causes = [
    'nothing listens on this port: the address or port is wrong',
    'the web server of HaloPSA is being restarted',
  ];
  readonly remedy = 'Check the host and its port; then look whether the web server of HaloPSA is running.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`${about.host} refuses the connection.`, detail);
    this.host = about.host;
  }
}
