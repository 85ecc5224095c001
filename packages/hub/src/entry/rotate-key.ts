import { resealAccounts } from '../features/keys/reseal-accounts.ts';
import { type ResealReport, resealSecrets } from '../features/keys/reseal-secrets.ts';
import { localOperator } from '../foundation/actor.ts';
import { systemClock } from '../foundation/clock.ts';
import { KeyOfServerRolesError } from '../foundation/errors/key-of-server-roles.ts';
import { installNextKey, laterKeys, prepareNextKey } from '../foundation/key-succession.ts';
import { keyIdOf, makeVault } from '../foundation/vault.ts';
import { listWorkspaces } from '../store/rows/workspace-rows.ts';
import type { Installation } from './open-installation.ts';

/**
 * Changes the hub's own key. The next key is on disk before anything is sealed with it, and takes the place of the old one only when all
 * secrets are sealed anew: ended at any moment, everything can be read, and the next run goes on with the same key.
 * @throws KeyOfServerRolesError, NextKeyMissingError, WrongKeyError, SecretUnreadableError
 */
export async function rotateKey({
  store,
  key,
  settings,
}: Pick<Installation, 'store' | 'key' | 'settings'>): Promise<ResealReport> {
  if (!store.access.isEmbedded) throw new KeyOfServerRolesError();
  const nextKey = await prepareNextKey(key, settings.secretKeyNext);
  const vault = makeVault(key.bytes, () => laterKeys(key, settings.secretKeyNext));
  const total: { resealed: number; already: number; keyId: string } = {
    ...(await resealAccounts(store, vault, nextKey)),
    keyId: keyIdOf(nextKey),
  };
  for (const { id: workspaceId } of await store.inInstallation(listWorkspaces, { readOnly: true })) {
    const deps = { store, workspaceId, clock: systemClock, actor: localOperator(), vault, nextKey };
    const { resealed, already } = await resealSecrets(deps, {});
    total.resealed += resealed;
    total.already += already;
  }
  await installNextKey(key);
  return total;
}
