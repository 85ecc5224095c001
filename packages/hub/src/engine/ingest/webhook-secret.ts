import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What of a webhook decides who may use it. */
interface WebhookLock {
  readonly secretHash: Buffer;
  readonly formerHash: Buffer | null;
  readonly formerUntil: Date | null;
}

/** A secret of 256 bits, in characters that survive every form, and what is kept of it. A fast hash does: there is nothing to guess. */
export function makeWebhookSecret(): { readonly secret: string; readonly secretHash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, secretHash: hashOf(secret) };
}

/** Compared with where there is no webhook, so that whoever guesses addresses learns nothing from the time that it takes. */
const nobody: WebhookLock = { secretHash: hashOf(randomBytes(32).toString('hex')), formerHash: null, formerUntil: null };

/**
 * Whether what was presented opens this webhook. Takes the same time whatever it is and whether or not the webhook exists.
 * @param now in milliseconds: the secret before the last rotation opens for a while
 */
export function opensWebhook(webhook: WebhookLock | undefined, presented: string, now: number): boolean {
  const lock = webhook ?? nobody;
  const given = hashOf(presented);
  const isSecret = timingSafeEqual(given, lock.secretHash);
  const isFormer = timingSafeEqual(given, lock.formerHash ?? nobody.secretHash);
  return webhook !== undefined && (isSecret || (isFormer && now < (lock.formerUntil?.getTime() ?? 0)));
}

/**
 * The secret in the headers, in any of the ways that Halo can send one (API.md 3.29): the password of Basic, a Bearer token, or an API key
 * in `X-Api-Key`. Empty where there is none. TRUST S76: never in the address.
 */
export function presentedSecret(headers: Readonly<Record<string, unknown>>): string {
  const { authorization, 'x-api-key': apiKey } = headers;
  if (typeof authorization !== 'string') return typeof apiKey === 'string' ? apiKey.trim() : '';
  const [scheme = '', value = ''] = authorization.trim().split(/\s+/, 2);
  if (scheme.toLowerCase() === 'bearer') return value;
  if (scheme.toLowerCase() !== 'basic') return '';
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.includes(':') ? pair.slice(pair.indexOf(':') + 1) : '';
}

function hashOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
