import { HubError } from '../../foundation/errors/hub-error.ts';

/** The login of the operator may not make the roles that the hub works as. */
export class RolesNeededError extends HubError {
  readonly code = 'roles-needed';
  readonly disposition = 'stop';
  readonly causes = ['the login of SUNDOG_DATABASE_URL may not make roles (CREATEROLE), or does not own the database'];
  readonly remedy: string;

  /** @param statements hold verifiers of derived passwords, from which nobody gets back to those */
  constructor(statements: readonly string[]) {
    super('Sundog needs database roles of its own and may not make them.');
    this.remedy = `let an administrator run this in the database, then start again:\n${statements.map((statement) => `${statement};`).join('\n')}`;
  }
}
