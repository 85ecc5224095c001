import { createCipheriv, randomBytes } from 'node:crypto';
import { SettingsRefusedError } from '../kit/errors/settings-refused.ts';
import type { Secret } from '../kit/secret.ts';

/**
 * A login of MeshCentral for one account, good for a minute: AES-256-GCM with the first 32 bytes of the login token key, as base64 of nonce, tag and
 * text, with `+` and `/` written as `@` and `$`. Without `expire` the program takes such a login for an hour. Source: the program itself
 * (meshcentral.js, encodeCookie and decodeCookieAESGCM).
 * @param account `user/<domain>/<name>`
 * @param now milliseconds since 1970
 * @throws SettingsRefusedError where the key is none
 */
export function mintLogin(key: Secret, { account, now }: { readonly account: string; readonly now: number }): string {
  const bytes = Buffer.from(/^[0-9a-f]{160}$/i.test(key.reveal()) ? key.reveal().slice(0, 64) : '', 'hex');
  if (bytes.length !== 32)
    throw new SettingsRefusedError({ problems: [{ field: 'loginTokenKey', problem: 'is not 160 hexadecimal digits' }] });
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', bytes, nonce);
  const text = JSON.stringify({ u: account, a: 3, time: Math.floor(now / 1000), expire: 1 });
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64').replaceAll('+', '@').replaceAll('/', '$');
}
