import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** No connection came about in time. */
export class ConnectionTimedOutError extends HaloError {
  readonly code = 'connection-timed-out';
  readonly disposition = 'retry';
  readonly causes = [
    'a firewall drops what comes from this address (HaloPSA or its web server may allow certain addresses only)',
    'an outbound firewall blocks this machine',
    'the host is down or the address is wrong',
  ];
  readonly remedy: string;
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`${about.host} does not answer: the connection timed out.`, detail);
    this.remedy = `Let the address from which this machine leaves be allowed on the side of HaloPSA, and outgoing traffic to ${about.host} here.`;
    this.host = about.host;
  }
}
