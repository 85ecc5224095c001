import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** The authorisation server does not know the tenant. API.md 1.1. */
export class WrongTenantError extends HaloError {
  readonly code = 'wrong-tenant';
  readonly disposition = 'stop';
  readonly causes = [
    'the tenant has a typing mistake',
    'this HaloPSA has no tenant ("Not set")',
    'the authorisation server is that of another HaloPSA',
  ];
  readonly remedy =
    'Copy the Tenant from Configuration > Integrations > HaloPSA API in Halo; give "none" where it says "Not set".';
  readonly tenant: string;

  constructor(about: { readonly tenant: string }, detail: HaloErrorDetail = {}) {
    super(`HaloPSA does not know the tenant "${about.tenant}".`, detail);
    this.tenant = about.tenant;
  }
}
