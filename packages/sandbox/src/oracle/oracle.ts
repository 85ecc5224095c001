import type { RowKey } from '../tables/table.ts';

/** Who committed something. */
export interface Author {
  /** The name of the application; null: a person in Halo, or Halo itself. */
  readonly application: string | null;
  readonly agentId: number | null;
}

/** One effect that was committed. */
export interface Effect {
  /** From 1, in commit order, without gaps. */
  readonly seq: number;
  /** Sandbox time, ISO 8601 in UTC. */
  readonly at: string;
  readonly entity: string;
  readonly key: RowKey;
  readonly kind: 'create' | 'update' | 'delete';
  /** Members whose value differs from before; of a new row all of its members. */
  readonly changedMembers: readonly string[];
  readonly by: Author;
}

/** The log of every committed effect: append-only, and independent of whatever a client believes. */
export class Oracle {
  readonly #effects: Effect[] = [];

  append(effect: Omit<Effect, 'seq'>): Effect {
    const whole = { seq: this.#effects.length + 1, ...effect };
    this.#effects.push(whole);
    return whole;
  }

  /** Effects after `seq`, oldest first. */
  after(seq = 0): readonly Effect[] {
    return this.#effects.slice(seq);
  }

  get length(): number {
    return this.#effects.length;
  }
}
