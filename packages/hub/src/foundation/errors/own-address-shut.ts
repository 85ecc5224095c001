import { HubError } from './hub-error.ts';

/** A list of addresses would shut out whoever sets it. */
export class OwnAddressShutError extends HubError {
  readonly code = 'own-address-shut';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy = 'Add a network that holds your address.';

  constructor(ip: string) {
    super('With this list you could not come in yourself.');
    this.causes = [`your address is ${ip}, and no network of the list holds it`];
  }
}
