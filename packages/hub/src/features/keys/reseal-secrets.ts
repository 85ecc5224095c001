import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { keyIdOf, makeVault, type SealedSecret, type SecretPlace, type Vault } from '../../foundation/vault.ts';
import { lockChannelSecrets, replaceChannelSealed } from '../../store/rows/channel-secret-rows.ts';
import { findIdentityProvider, replaceProviderSealed } from '../../store/rows/identity-provider-rows.ts';
import { listSealedSecrets, replaceSealed } from '../../store/rows/secret-rows.ts';
import { lockSourceSecrets, replaceSourceSealed } from '../../store/rows/source-secret-rows.ts';

interface ResealDeps extends VerbDeps {
  /** Opens what any key of this hub has sealed. */
  readonly vault: Vault;
  /** The key that is to follow. */
  readonly nextKey: Buffer;
}

/** What was sealed anew. */
export interface ResealReport {
  readonly resealed: number;
  /** Secrets that were under the new key already: an earlier run was interrupted. */
  readonly already: number;
  readonly keyId: string;
}

/**
 * Seals every secret of the workspace with the next key, all or none. One that no key here opens stops it, and nothing is changed.
 * @throws WrongKeyError, SecretUnreadableError, NotPermittedError
 */
export const resealSecrets = defineVerb<ResealDeps, z.ZodObject, undefined, ResealReport>({
  name: 'key.rotate',
  input: z.object({}),
  prepare: async () => undefined,
  run: async ({ db, vault, nextKey, workspaceId }) => {
    const next = makeVault(nextKey);
    let resealed = 0;
    let already = 0;
    const reseal = async (place: SecretPlace, sealed: SealedSecret, replace: (anew: SealedSecret) => Promise<void>) => {
      if (sealed.keyId === next.keyId) {
        already += 1;
        return;
      }
      await replace(next.seal(vault.open(sealed, place), place));
      resealed += 1;
    };
    for (const { connectionId, field, sealed: was } of await listSealedSecrets(db))
      await reseal({ workspaceId, connectionId, field }, was, (sealed) => replaceSealed(db, { connectionId, field, sealed }));
    for (const { channelId, field, sealed: was } of await lockChannelSecrets(db))
      await reseal({ workspaceId, channelId, field }, was, (sealed) => replaceChannelSealed(db, { channelId, field, sealed }));
    for (const { sourceId, field, sealed: was } of await lockSourceSecrets(db))
      await reseal({ workspaceId, sourceId, field }, was, (sealed) => replaceSourceSealed(db, { sourceId, field, sealed }));
    const provider = await findIdentityProvider(db, workspaceId);
    const place = { workspaceId, providerId: workspaceId, field: 'client-secret' };
    if (provider) await reseal(place, provider.sealed, (sealed) => replaceProviderSealed(db, workspaceId, sealed));
    return { resealed, already, keyId: keyIdOf(nextKey) };
  },
  audit: (_input, { resealed, keyId }) => ({ subject: 'key', detail: { resealed, keyId } }),
});
