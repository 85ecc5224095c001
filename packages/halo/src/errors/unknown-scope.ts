import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** invalid_scope: a scope that was asked for does not exist, or not for this application. `scopes` are those asked for. */
export class UnknownScopeError extends HaloError {
  readonly code = 'unknown-scope';
  readonly disposition = 'stop';
  readonly causes = [
    'a scope has a typing mistake',
    'the scope does not exist: actions ride on the scopes of tickets, sites and users on those of customers',
    'the application does not hold this permission',
  ];
  readonly remedy =
    'Ask for "all", or for scopes as the tab Permissions of the application prints them (Configuration > Integrations > HaloPSA API > View Applications).';
  readonly scopes: readonly string[];

  constructor(about: { readonly scopes: readonly string[] }, detail: HaloErrorDetail = {}) {
    super(`HaloPSA does not know a scope that was asked for (${about.scopes.join(' ')}).`, detail);
    this.scopes = about.scopes;
  }
}
