/** The page sizes at which HaloPSA caps its lists, learned by reading (TRUST F21). One per client. */
export class PageSizes {
  readonly #caps = new Map<string, number>();
  readonly #onLearned: (entity: string, asked: number, given: number) => void;

  constructor(onLearned: (entity: string, asked: number, given: number) => void) {
    this.#onLearned = onLearned;
  }

  /** The rows to ask for, given what is wanted. */
  sizeFor(entity: string, wanted: number): number {
    return Math.max(1, Math.min(wanted, this.#caps.get(entity) ?? wanted));
  }

  /** A page of `given` rows came although more were asked for, and more followed. */
  learn(entity: string, asked: number, given: number): void {
    if (given >= asked || this.#caps.get(entity) === given) return;
    this.#caps.set(entity, given);
    this.#onLearned(entity, asked, given);
  }
}
