import { createHmac, randomBytes } from 'node:crypto';
import { Secret } from '../../foundation/secret.ts';

const prefix = 'whsec_';

/** A signing secret of 256 bits in the serialization of Standard Webhooks: `whsec_` and base64. */
export function makeSigningSecret(): Secret {
  return new Secret(`${prefix}${randomBytes(32).toString('base64')}`);
}

/**
 * The headers of a signed webhook (Standard Webhooks 1.0.0, symmetric scheme): HMAC-SHA256 over `id.timestamp.body`, once with each secret, so that
 * a receiver that knows only the one before still finds its own while a rotation lasts.
 * @param at of this try; a receiver refuses what is older than some minutes
 */
export function signatureHeaders(
  { id, body }: { readonly id: string; readonly body: string },
  { at, secrets }: { readonly at: Date; readonly secrets: readonly Secret[] },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.reveal().slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
