const longest = 64;
const before = new Uint8Array(longest + 1);
const current = new Uint8Array(longest + 1);
const earlier = new Uint8Array(longest + 1);

/**
 * How many letters must be changed, added, left out or swapped with their neighbour to make one text of the other (optimal string alignment).
 * @param most gives up above it @returns the number, or `most + 1`; texts of more than 64 characters are not compared
 */
export function countEdits(left: string, right: string, most: number): number {
  const [a, b] = left.length < right.length ? [left, right] : [right, left];
  if (b.length - a.length > most || b.length > longest) return left === right ? 0 : most + 1;
  let from = 0;
  while (from < a.length && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > from && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
    aEnd -= 1;
    bEnd -= 1;
  }
  const width = aEnd - from;
  if (width === 0) return bEnd - from;
  for (let column = 0; column <= width; column += 1) before[column] = column;
  for (let row = 1; row <= bEnd - from; row += 1) {
    if (fillRow({ a, b, from, row, width }) > most) return most + 1;
    earlier.set(before.subarray(0, width + 1));
    before.set(current.subarray(0, width + 1));
  }
  return Math.min(before[width] ?? 0, most + 1);
}

interface Row {
  readonly a: string;
  readonly b: string;
  readonly from: number;
  readonly row: number;
  readonly width: number;
}

function fillRow({ a, b, from, row, width }: Row): number {
  const sign = b.charCodeAt(from + row - 1);
  current[0] = row;
  let least = row;
  for (let column = 1; column <= width; column += 1) {
    const same = a.charCodeAt(from + column - 1) === sign;
    let cost = Math.min((before[column - 1] ?? 0) + (same ? 0 : 1), (before[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
    const isSwap =
      row > 1 &&
      column > 1 &&
      a.charCodeAt(from + column - 2) === sign &&
      a.charCodeAt(from + column - 1) === b.charCodeAt(from + row - 2);
    if (isSwap) cost = Math.min(cost, (earlier[column - 2] ?? 0) + 1);
    current[column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}
