import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** An answer sent us to another address; credentials never follow. `target` is its host. */
export class RedirectRefusedError extends HaloError {
  readonly code = 'redirect-refused';
  readonly disposition = 'tell-user';
  readonly causes = [
    'this HaloPSA has moved to another name',
    'the address leads to the pages of HaloPSA, not to its API',
    'single sign-on or a gateway stands before this HaloPSA',
  ];
  readonly remedy = 'Give the address that Configuration > Integrations > HaloPSA API prints in Halo.';
  readonly host: string;
  readonly target: string;
  readonly isLogin: boolean;

  constructor(
    about: { readonly host: string; readonly target: string; readonly isLogin: boolean },
    detail: HaloErrorDetail = {},
  ) {
    super(
      `${about.host} redirects to ${about.target}${about.isLogin ? ', a login page' : ''}, and a credential is never sent after a redirect.`,
      detail,
    );
    this.host = about.host;
    this.target = about.target;
    this.isLogin = about.isLogin;
  }
}
