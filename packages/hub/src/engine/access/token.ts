import { hash, randomBytes } from 'node:crypto';

/** A token that can be neither guessed nor found in the database. */
export interface MadeToken {
  /** Goes to whoever it is for, once. */
  readonly token: string;
  /** What is kept. */
  readonly tokenHash: Buffer;
}

/** A token of 256 bits. @param prefix tells what it is for, as `sdg_live_` */
export function makeToken(prefix = ''): MadeToken {
  const token = `${prefix}${randomBytes(32).toString('base64url')}`;
  return { token, tokenHash: hashToken(token) };
}

/** What is kept of a token. A fast hash does: there is nothing to guess. */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}
