import type { TokenFacts } from '../halo.ts';

/** A token in use. */
export interface Token {
  readonly value: string;
  readonly facts: TokenFacts;
  /** When it came. */
  readonly issuedAt: number;
  /** From then on a new one is asked for. */
  readonly renewAt: number;
}
