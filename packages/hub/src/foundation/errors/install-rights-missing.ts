import { HubError } from './hub-error.ts';

/** The credentials of the connection may not look at what is to be installed or removed. */
export class InstallRightsMissingError extends HubError {
  readonly code = 'install-rights-missing';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy =
    'Lend an application with these rights for this one act (--admin-client-id); it is kept nowhere. Or give them to the connection until this is done.';

  /** @param rights by their ids in the catalogue of rights */
  constructor(rights: readonly string[], cause?: unknown) {
    super('HaloPSA does not let this connection install or remove buttons.', cause);
    this.causes = [`it needs ${rights.join(', ')}`];
  }
}
