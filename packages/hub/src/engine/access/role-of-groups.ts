import { type Role, roles } from '@sundog/api';

/** Which role a group of the identity provider gives. */
export interface GroupRole {
  readonly group: string;
  readonly role: Role;
}

/** The mightiest role that the groups of somebody give; null: none. @param claim a list of names, or one name */
export function roleOfGroups(claim: unknown, mapping: readonly GroupRole[]): Role | null {
  const groups = new Set((Array.isArray(claim) ? claim : [claim]).filter((one) => typeof one === 'string'));
  return roles.find((role) => mapping.some((one) => one.role === role && groups.has(one.group))) ?? null;
}
