import { HubError } from './hub-error.ts';

/** The role, or the key, does not include what the request needs. */
export class CapabilityMissingError extends HubError {
  readonly code = 'not-permitted';
  readonly disposition = 'tell-user';
  readonly causes: readonly string[];
  readonly remedy: string;

  /** @param roles that have the capability @param title what it lets one do */
  constructor({ title, roles }: { readonly title: string; readonly roles: readonly string[] }) {
    super('You may not do this.');
    this.causes = [`it needs the permission "${title}"`];
    this.remedy = `Ask for the role of ${roles.join(', ')}; an owner or admin of the workspace can give it.`;
  }
}
