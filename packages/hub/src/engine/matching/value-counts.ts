import type { ListSide } from './name-vocabulary.ts';

/** How often values stand in each of two lists. A value that many records have tells less. */
export class ValueCounts {
  readonly #counts = { left: new Map<string, number>(), right: new Map<string, number>() };

  add(side: ListSide, value: string | null): void {
    if (value !== null) this.#counts[side].set(value, (this.#counts[side].get(value) ?? 0) + 1);
  }

  /** The higher of the two counts. */
  most(value: string): number {
    return Math.max(this.#counts.left.get(value) ?? 0, this.#counts.right.get(value) ?? 0);
  }

  has(side: ListSide, value: string): boolean {
    return this.#counts[side].has(value);
  }
}
