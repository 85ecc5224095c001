import { HubError } from './hub-error.ts';

/** HaloPSA cannot be told where this hub is. */
export class NoPublicUrlError extends HubError {
  readonly code = 'no-public-url';
  readonly disposition = 'tell-user';
  readonly causes = ['SUNDOG_PUBLIC_URL is not set'];
  readonly remedy =
    'Set SUNDOG_PUBLIC_URL to the https address under which HaloPSA reaches this hub, for this command and for "sundog serve".';

  constructor() {
    super('HaloPSA must be told an address of this hub, and this hub knows of none.');
  }
}
