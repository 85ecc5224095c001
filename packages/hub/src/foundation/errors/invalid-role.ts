import { HubError } from './hub-error.ts';

/** A role that a worker cannot have. */
export class InvalidRoleError extends HubError {
  readonly code = 'invalid-role';
  readonly disposition = 'tell-user';
  readonly causes = ['the name is mistyped'];
  readonly remedy: string;

  constructor(name: string, roles: readonly string[]) {
    super(`A worker has no role "${name.slice(0, 40)}".`);
    this.remedy = `Choose of ${roles.join(', ')}, as --roles ${roles.join(',')}.`;
  }
}
