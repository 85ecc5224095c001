import { at } from '../random/draw.ts';

/**
 * Splits `total` over the weights: `starts[i]` to `starts[i + 1]` are the positions of part `i`, and the last start is `total`.
 * Rounding is by running sums, so nothing is lost and the result depends on the weights only.
 */
export function spread(total: number, weights: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(weights.length + 1);
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += at(weights, i);
  let running = 0;
  for (let i = 0; i < weights.length; i += 1) {
    running += at(weights, i);
    starts[i + 1] = Math.round((running / sum) * total);
  }
  starts[weights.length] = total;
  return starts;
}

/** The part that holds a position: the last `i` with `starts[i] <= position`. */
export function partOf(starts: Int32Array, position: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(starts, middle) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
