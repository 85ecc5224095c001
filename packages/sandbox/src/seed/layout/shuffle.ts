const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

/**
 * A reordering of 0..n-1 that can be asked both ways without any table: multiplication by a number prime to n. It mixes records of
 * different parents, as years of entry do.
 */
export interface Shuffle {
  forward(index: number): number;
  back(position: number): number;
}

/** `n` up to some millions: the products stay exact. */
export function makeShuffle(n: number): Shuffle {
  if (n < 3) return { forward: (index) => index, back: (position) => position };
  let factor = Math.round(n * 0.618034);
  while (greatestCommonDivisor(factor, n) !== 1) factor += 1;
  const inverse = invert(factor % n, n);
  const scale = factor % n;
  return { forward: (index) => (index * scale) % n, back: (position) => (position * inverse) % n };
}

/** Extended Euclid: the number that multiplied with `a` leaves 1 modulo `n`. */
function invert(a: number, n: number): number {
  let [r0, r1, s0, s1] = [n, a, 0, 1];
  while (r1 !== 0) {
    const q = Math.floor(r0 / r1);
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return ((s0 % n) + n) % n;
}
