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

  /** Whether one list has the value more often than the other, and more than once. */
  isUneven(value: string): boolean {
    const [left, right] = [this.#counts.left.get(value) ?? 0, this.#counts.right.get(value) ?? 0];
    return left !== right && Math.max(left, right) > 1;
  }
}
