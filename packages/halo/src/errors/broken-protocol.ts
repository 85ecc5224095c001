import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** What came is not an answer of HTTP. */
export class BrokenProtocolError extends HaloError {
  readonly code = 'broken-protocol';
  readonly disposition = 'retry';
  readonly causes = ['the port belongs to another service', 'a proxy between here and HaloPSA garbles answers'];
  readonly remedy = 'Check the host and its port.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`${about.host} does not answer as a web server does.`, detail);
    this.host = about.host;
  }
}
