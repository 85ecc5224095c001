/**
 * A number from 0 to 2^32-1 that depends on nothing but its three arguments: the whole sandbox is made of these. `stream` keeps
 * decisions about the same index apart (see `STREAM`).
 */
export function draw(seed: number, stream: number, index: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(stream, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) + Math.imul(index, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}

/** The next number of a chain that began with `draw`. */
export function redraw(h: number): number {
  let x = (h + 0x6d2b79f5) | 0;
  x = Math.imul(x ^ (x >>> 15), x | 1);
  x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
  return (x ^ (x >>> 14)) >>> 0;
}

/** From 0 up to, not including, 1. */
export function fraction(h: number): number {
  return h / 4294967296;
}

/** A whole number from 0 up to, not including, `n`. */
export function below(h: number, n: number): number {
  return Math.floor((h / 4294967296) * n);
}

/** A whole number from `low` to `high`, both included. */
export function between(h: number, low: number, high: number): number {
  return low + Math.floor((h / 4294967296) * (high - low + 1));
}

/** One member of a list that is not empty. */
export function pick<T>(h: number, list: readonly T[]): T {
  return at(list, Math.floor((h / 4294967296) * list.length));
}

/** The member at `index`, which must exist. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`There is no member ${index} in a list of ${list.length}.`);
  return value;
}
