import { randomBytes } from 'node:crypto';
import { Secret as OtpSecret, TOTP } from 'otpauth';
import { Secret } from '../../foundation/secret.ts';
import { hashToken } from './token.ts';

const issuer = 'Sundog';
/** Seconds of one step (RFC 6238). */
const period = 30;

/** A new secret for an app of codes, in base32. */
export function makeTotpSecret(): Secret {
  return new Secret(new OtpSecret({ size: 20 }).base32);
}

/** The address that apps of codes read from a QR code. */
export function describeTotp(secret: Secret, label: string): string {
  return openTotp(secret, label).toString();
}

/**
 * The step that a code belongs to: the present one, the one before or the one after. Null: the code is wrong.
 * @param now in milliseconds
 */
export function findTotpStep(secret: Secret, code: string, now: number): number | null {
  const delta = openTotp(secret, '').validate({ token: code.replace(/\s/g, ''), timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

function openTotp(secret: Secret, label: string): TOTP {
  return new TOTP({
    issuer,
    label: label === '' ? issuer : label,
    secret: OtpSecret.fromBase32(secret.reveal()),
    period,
    digits: 6,
  });
}

/** No 0, 1, I, L, O and U: they are read as one another, or as words. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten recovery codes of some 58 bits each, as `ABCD-EFGH-JKMN`. */
export function makeRecoveryCodes(): readonly string[] {
  return Array.from({ length: 10 }, () => {
    const signs = Array.from({ length: 12 }, pickLetter).join('');
    return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
  });
}

/** Every letter as likely as the others: bytes that would favour some are thrown away. */
function pickLetter(): string {
  for (;;) {
    const byte = randomBytes(1).readUInt8();
    if (byte < letters.length * Math.floor(256 / letters.length)) return letters.charAt(byte % letters.length);
  }
}

/** What is kept of a recovery code. The account is in it, so that one hash is not the same for two. */
export function hashRecoveryCode(accountId: string, code: string): Buffer {
  return hashToken(`${accountId} ${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`);
}
