import { InvalidRoleError } from '../../foundation/errors/invalid-role.ts';

/** What a process does: answer over HTTP, read from HaloPSA, write to HaloPSA. */
export const workerRoles = ['api', 'sync', 'apply'] as const;
export type WorkerRole = (typeof workerRoles)[number];

/** Roles by their names. @throws InvalidRoleError */
export function parseRoles(names: readonly string[]): readonly WorkerRole[] {
  const allowed = workerRoles.filter((role) => role !== 'api');
  return names.map((name) => {
    const role = allowed.find((one) => one === name);
    if (!role) throw new InvalidRoleError(name, allowed);
    return role;
  });
}
