import { createHash } from 'node:crypto';
import { type Capability, capabilitiesOfRole, type Role } from '@sundog/api';
import type { Membership, Principal } from '../../src/engine/access/principal.ts';
import type { Credentials, Gatekeeper } from '../../src/entry/http/api/gatekeeper.ts';

/** A gatekeeper that knows whom the test names, by a key that stands for the name. */
export interface TestGate {
  readonly gatekeeper: Gatekeeper;
  /** Says who somebody is from now on; null: nobody any more. */
  be(name: string, principal: Principal | null): void;
}

/** A gate that knows nobody yet. */
export function openTestGate(): TestGate {
  const known = new Map<string, Principal>();
  return {
    gatekeeper: { identify: async ({ key }: Credentials) => known.get(key ?? '') ?? null },
    be: (name, principal) => {
      if (principal === null) known.delete(keyOf(name));
      else known.set(keyOf(name), principal);
    },
  };
}

/** A name as a key that the door takes for one. */
function keyOf(name: string): string {
  return `sdg_test_${name.padEnd(24, '_')}`;
}

/** The header by which the gate knows somebody. */
export function bearer(name: string): { readonly authorization: string } {
  return { authorization: `Bearer ${keyOf(name)}` };
}

/** The number of the account behind a name: always the same one. */
export function accountOf(name: string): string {
  return createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

/** Somebody in one workspace; what is not said is the usual. */
export interface Somebody extends Partial<Omit<Membership, 'capabilities'>> {
  readonly role?: Role;
  /** Default: those of the role. */
  readonly capabilities?: Iterable<Capability>;
  readonly isInstallationOwner?: boolean;
}

/** Who asks with the key of this name. Default: a viewer of the main workspace who was shown nothing. */
export function principalOf(name: string, { isInstallationOwner = false, capabilities, ...given }: Somebody = {}): Principal {
  const role = given.role ?? 'viewer';
  const membership: Membership = {
    workspaceId: 1,
    workspaceName: 'Main',
    role,
    reader: { connectionIds: [], clients: null },
    linkedIds: new Set(),
    ...given,
    capabilities: new Set(capabilities ?? capabilitiesOfRole[role]),
  };
  return {
    kind: 'api-key',
    id: `key of ${name}`,
    accountId: accountOf(name),
    email: `${name}@example.test`,
    displayName: name,
    isInstallationOwner,
    isComplete: true,
    memberships: new Map([[membership.workspaceId, membership]]),
  };
}
