import { z } from 'zod';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import { keyIdOf, makeVault, type Vault } from '../../foundation/vault.ts';
import { listSealedSecrets, replaceSealed } from '../../store/rows/secret-rows.ts';

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
    for (const { connectionId, field, sealed } of await listSealedSecrets(db)) {
      if (sealed.keyId === next.keyId) {
        already += 1;
        continue;
      }
      const place = { workspaceId, connectionId, field };
      await replaceSealed(db, { connectionId, field, sealed: next.seal(vault.open(sealed, place), place) });
      resealed += 1;
    }
    return { resealed, already, keyId: keyIdOf(nextKey) };
  },
  audit: (_input, { resealed, keyId }) => ({ subject: 'key', detail: { resealed, keyId } }),
});
