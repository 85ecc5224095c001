import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** 403 came before any credential was looked at. */
export class BlockedBeforeSignInError extends HaloError {
  readonly code = 'blocked-before-sign-in';
  readonly disposition = 'stop';
  readonly causes = [
    'HaloPSA or its web server allows certain IP addresses only',
    'a web application firewall takes this machine for an attacker',
  ];
  readonly remedy = 'Let the address from which this machine leaves be allowed on the side of HaloPSA.';
  readonly host: string;

  constructor(about: { readonly host: string }, detail: HaloErrorDetail = {}) {
    super(`${about.host} refuses everything that comes from this address (403), even before signing in.`, detail);
    this.host = about.host;
  }
}
