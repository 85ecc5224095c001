import { HubError } from './hub-error.ts';

/** The workspace is not to be reached from this address. */
export class AddressNotAllowedError extends HubError {
  readonly code = 'address-not-allowed';
  readonly disposition = 'tell-user';
  readonly causes = ['the list of allowed addresses of this workspace does not name yours'];
  readonly remedy =
    'Connect by your office or VPN, or ask an owner to add your address; at the machine of the hub: npx sundog account open-addresses.';

  constructor() {
    super('This workspace cannot be reached from where you are.');
  }
}
