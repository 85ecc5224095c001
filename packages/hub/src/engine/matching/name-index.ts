/** Finds among many names those that have most in common with one, by groups of three letters; rare groups count more. */
export class NameIndex {
  readonly #postings = new Map<string, number[]>();
  readonly #norms: Float64Array;
  readonly #sums: Float64Array;
  readonly #weights = new Map<string, number>();
  readonly #longest: number;

  /** @param names by record; a record may have several */
  constructor(names: readonly (readonly string[])[]) {
    this.#norms = new Float64Array(names.length);
    this.#sums = new Float64Array(names.length);
    this.#longest = Math.max(400, names.length / 8);
    for (const [record, list] of names.entries())
      for (const gram of new Set(list.flatMap(gramsOf))) {
        const posting = this.#postings.get(gram);
        if (posting) posting.push(record);
        else this.#postings.set(gram, [record]);
      }
    for (const [gram, posting] of this.#postings) {
      const weight = Math.log2(1 + names.length / posting.length);
      this.#weights.set(gram, weight);
      for (const record of posting) this.#norms[record] = (this.#norms[record] ?? 0) + weight;
    }
  }

  /** The records whose names are nearest, nearest first. */
  nearest(name: string, most: number): readonly number[] {
    const touched: number[] = [];
    let own = 0;
    for (const gram of new Set(gramsOf(name))) {
      const posting = this.#postings.get(gram);
      own += this.#weights.get(gram) ?? 8;
      if (!posting || posting.length > this.#longest) continue;
      const weight = this.#weights.get(gram) ?? 0;
      for (const record of posting) {
        if (this.#sums[record] === 0) touched.push(record);
        this.#sums[record] = (this.#sums[record] ?? 0) + weight;
      }
    }
    // A name that holds the whole of another one is as near as one that shares some of everything.
    const nearness = (record: number) => {
      const [sum, norm] = [this.#sums[record] ?? 0, this.#norms[record] ?? 0];
      return sum / Math.sqrt(own * norm) + sum / Math.min(own, norm) / 2;
    };
    const scored = touched.map((record) => ({ record, nearness: nearness(record) }));
    for (const record of touched) this.#sums[record] = 0;
    const least = scored.reduce((best, one) => Math.max(best, one.nearness), 0) * farthest;
    return scored
      .filter((one) => one.nearness >= least)
      .sort((a, b) => b.nearness - a.nearness || a.record - b.record)
      .slice(0, most)
      .map(({ record }) => record);
  }
}

/** Names that are so much farther than the nearest one are not looked at. */
const farthest = 0.2;

function gramsOf(name: string): string[] {
  const text = ` ${name} `;
  const grams: string[] = [];
  for (let at = 0; at + 3 <= text.length; at += 1) grams.push(text.slice(at, at + 3));
  return grams;
}
