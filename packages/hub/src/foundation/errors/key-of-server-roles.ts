import { HubError } from './hub-error.ts';

/** The passwords of the database roles follow from the key, so that on an own server it cannot be changed by itself. */
export class KeyOfServerRolesError extends HubError {
  readonly code = 'key-of-server-roles';
  readonly disposition = 'tell-user';
  readonly causes = [
    'SUNDOG_DATABASE_URL names a server of your own, where the hub logs in with passwords that follow from its key',
  ];
  readonly remedy =
    'Make a backup without the key, restore it into an empty database with the new key and another SUNDOG_ROLE_PREFIX, and enter the secrets again with `sundog connection rotate`.';

  constructor() {
    super('The key of a hub on a database server of your own cannot be changed in place yet.');
  }
}
