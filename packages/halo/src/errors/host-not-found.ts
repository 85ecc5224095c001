import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The name of the host has no address. */
export class HostNotFoundError extends HaloError {
  readonly code = 'host-not-found';
  readonly disposition = 'retry';
  readonly causes = [
    'the name has a typing mistake',
    'the DNS of this machine is not working',
    'the name is known only inside another network',
  ];
  readonly remedy = 'Check the name; then look whether this machine can resolve other names.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`The name ${about.host} cannot be found.`, detail);
    this.host = about.host;
  }
}
