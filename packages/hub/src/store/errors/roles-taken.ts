import { HubError } from '../../foundation/errors/hub-error.ts';
import type { RoleNames } from '../roles/role-names.ts';

export interface RoleMarks {
  readonly found: string | null;
  readonly wanted: string;
}

/** Roles with our names are on the server and are not ours. */
export class RolesTakenError extends HubError {
  readonly code = 'roles-taken';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param marks what the roles say of whose they are, and what ours would say */
  constructor(roles: RoleNames, { found, wanted }: RoleMarks, cause?: unknown) {
    super(`The database server has roles named ${roles.prefix}_… that this hub cannot use.`, cause);
    const databaseOf = (text: string | null) => text?.split(' in database ')[1];
    const isOurDatabase = found === null || databaseOf(found) === databaseOf(wanted);
    const other = 'another hub uses this database server under the same names';
    const key =
      'the key has changed: the passwords of the roles follow from SUNDOG_SECRET_KEY (or secret.key in the data directory)';
    this.causes = isOurDatabase ? [key, other] : [`${other}, in the database ${databaseOf(found)}`];
    const prefix = 'set SUNDOG_ROLE_PREFIX to a name of its own for each hub on the server';
    this.remedy = isOurDatabase ? `give back the key that was used before; where it is another hub, ${prefix}.` : `${prefix}.`;
  }
}
