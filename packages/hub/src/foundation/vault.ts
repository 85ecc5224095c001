import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { SecretUnreadableError } from './errors/secret-unreadable.ts';
import { WrongKeyError } from './errors/wrong-key.ts';
import { Secret } from './secret.ts';

/** Which secret it is: bound into the encryption, so that one put in another's place does not open. */
export type SecretPlace = {
  /** 0: of the installation. */
  readonly workspaceId: number;
  /** `secret`. */
  readonly field: string;
} & SecretOwner;

/** Whose secret it is. */
export type SecretOwner =
  | { readonly connectionId: number }
  | { readonly channelId: number }
  | { readonly sourceId: number }
  | { readonly accountId: string }
  | { readonly providerId: number };

/** A secret as it is stored. */
export interface SealedSecret {
  /** 12 bytes of nonce, 16 of tag, then the text. */
  readonly ciphertext: Buffer;
  /** Which key sealed it. */
  readonly keyId: string;
}

/** Seals and opens secrets with the hub's key. */
export interface Vault {
  /** Eight hexadecimal digits that tell keys apart and nothing else. */
  readonly keyId: string;
  seal(secret: Secret, place: SecretPlace): SealedSecret;
  /** @throws WrongKeyError when another key sealed it, SecretUnreadableError when it was changed or belongs to another place */
  open(sealed: SealedSecret, place: SecretPlace): Secret;
}

/**
 * A vault over a key of 32 bytes: AES-256-GCM with a fresh nonce each time.
 * @param key see `secret-key.ts`
 * @param others keys that have come since, oldest first, as they are now: what any of them sealed opens, and the newest seals
 */
export function makeVault(key: Buffer, others: () => readonly Buffer[] = () => []): Vault {
  const keyId = keyIdOf(key);
  return {
    keyId,
    seal: (secret, place) => {
      const newest = others().at(-1) ?? key;
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', deriveKey(newest, sealingPurpose), nonce).setAAD(placeText(place));
      const text = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final()]);
      return { ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), text]), keyId: keyIdOf(newest) };
    },
    open: (sealed, place) => {
      const found = sealed.keyId === keyId ? key : others().find((one) => keyIdOf(one) === sealed.keyId);
      if (!found) throw new WrongKeyError(sealed.keyId, keyId);
      try {
        const decipher = createDecipheriv('aes-256-gcm', deriveKey(found, sealingPurpose), sealed.ciphertext.subarray(0, 12), {
          authTagLength: 16,
        });
        decipher.setAAD(placeText(place)).setAuthTag(sealed.ciphertext.subarray(12, 28));
        return new Secret(Buffer.concat([decipher.update(sealed.ciphertext.subarray(28)), decipher.final()]).toString('utf8'));
      } catch {
        // What node says here ("unable to authenticate data") tells nobody anything.
        throw new SecretUnreadableError(ownerText(place));
      }
    },
  };
}

const sealingPurpose = 'sundog secrets';

/** A key for one purpose, from the hub's key. Whoever has one cannot work out the other. */
export function deriveKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
}

/** Tells keys apart: the start of a hash of a key derived for nothing else. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update(deriveKey(key, 'sundog key id')).digest('hex').slice(0, 8);
}

function placeText(place: SecretPlace): Buffer {
  const [kind, id] = nameOwner(place);
  // Those of connections came first, and were bound to the number alone.
  const owner = kind === 'connection' ? [id] : [kind, id];
  return Buffer.from(JSON.stringify([place.workspaceId, ...owner, place.field]));
}

function nameOwner(owner: SecretOwner): readonly [kind: string, id: number | string] {
  if ('connectionId' in owner) return ['connection', owner.connectionId];
  if ('channelId' in owner) return ['channel', owner.channelId];
  if ('sourceId' in owner) return ['source', owner.sourceId];
  return 'accountId' in owner ? ['account', owner.accountId] : ['identity provider', owner.providerId];
}

function ownerText(owner: SecretOwner): string {
  return nameOwner(owner).join(' ');
}
