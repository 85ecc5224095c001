import type { InstallationDeps } from '../../engine/installation-verb.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { Vault } from '../../foundation/vault.ts';

/** What the verbs of signing in and of one's own account work with. */
export interface AccessDeps extends InstallationDeps {
  readonly vault: Vault;
}

/** What the verbs over the people and settings of one workspace work with. */
export interface PeopleDeps extends VerbDeps {
  readonly vault: Vault;
}

/** Where a secret of the second factor belongs. */
export function totpPlace(accountId: string) {
  return { workspaceId: 0, accountId, field: 'totp' };
}

/** Where the secret of a workspace's identity provider belongs. */
export function providerPlace(workspaceId: number) {
  return { workspaceId, providerId: workspaceId, field: 'client-secret' };
}
