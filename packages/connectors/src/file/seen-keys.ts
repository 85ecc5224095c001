import { createHash } from 'node:crypto';

/** Places for keys, a power of two and twice the rows that are read at most. */
const places = 2_097_152;

/**
 * Remembers keys by 64 bits of their hash, in 16 MiB whatever their length. Among a million different keys the chance that any two are
 * taken for one is one in thirty million.
 */
export class SeenKeys {
  readonly #hashes = new BigUint64Array(places);

  /** Whether the key was there before; it is from now on. */
  add(key: string): boolean {
    const digest = createHash('sha1').update(key).digest();
    const hash = digest.readBigUInt64LE(0) || 1n; // zero is an empty place
    for (let place = digest.readUInt32LE(8) % places; ; place = (place + 1) % places) {
      if (this.#hashes[place] === hash) return true;
      if (this.#hashes[place] !== 0n) continue;
      this.#hashes[place] = hash;
      return false;
    }
  }
}
