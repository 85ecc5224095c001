import { HubError } from './hub-error.ts';

/** Single sign-on without an address that the identity provider may send people back to. */
export class NoConsoleUrlError extends HubError {
  readonly code = 'no-public-url';
  readonly disposition = 'tell-user';
  readonly causes = ['SUNDOG_PUBLIC_URL is not set, and the console was not opened on the machine of the hub'];
  readonly remedy = 'Set SUNDOG_PUBLIC_URL to the https address of the console and start the hub again.';

  constructor() {
    super('Single sign-on needs an address to which the identity provider sends people back, and this hub knows of none.');
  }
}
