import { makeVault, type Vault } from '../../foundation/vault.ts';
import type { Store } from '../../store/database.ts';
import { lockTotpSecrets, replaceTotpSealed } from '../../store/rows/second-factor-rows.ts';

/** How many secrets of second factors were sealed anew, and how many had been already. */
export interface ResealedAccounts {
  readonly resealed: number;
  readonly already: number;
}

/**
 * Seals the secret of every second factor with the next key, all or none. Part of `key.rotate`, for what belongs to no workspace.
 * @throws WrongKeyError, SecretUnreadableError
 */
export async function resealAccounts(store: Store, vault: Vault, nextKey: Buffer): Promise<ResealedAccounts> {
  const next = makeVault(nextKey);
  return store.inInstallation(async (db) => {
    let resealed = 0;
    let already = 0;
    for (const { accountId, sealed } of await lockTotpSecrets(db)) {
      const place = { workspaceId: 0, accountId, field: 'totp' };
      if (sealed.keyId === next.keyId) already += 1;
      else {
        await replaceTotpSealed(db, { accountId, sealed: next.seal(vault.open(sealed, place), place) });
        resealed += 1;
      }
    }
    return { resealed, already };
  });
}
