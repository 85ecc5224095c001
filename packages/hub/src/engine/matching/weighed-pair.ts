import type { EvidenceItem } from './match-pair.ts';

/** Two records that were compared, by their places in the lists. */
export interface WeighedPair {
  readonly left: number;
  readonly right: number;
  /** Log-odds to the base of 2, the prior included. */
  readonly bits: number;
  /** Why no rule may link the two without a person; null: nothing speaks against it. */
  readonly doubt: string | null;
  readonly evidence: readonly EvidenceItem[];
}

/** A pair in doubt is never likelier than nine in ten, whatever speaks for it. */
const mostInDoubt = Math.log2(9);

/** Sums evidence up. What a doubt takes away stands in the evidence too, so that the weights always add up to the score. */
export function sumEvidence(
  left: number,
  right: number,
  given: { readonly evidence: readonly EvidenceItem[]; readonly doubt: string | null },
): WeighedPair {
  const bits = given.evidence.reduce((sum, { weight }) => sum + weight, 0);
  if (given.doubt === null) return { left, right, bits, ...given };
  const weight = Math.min(0, mostInDoubt - bits);
  const item: EvidenceItem = { field: 'doubt', left: null, right: null, level: 'for-a-person', weight, note: given.doubt };
  return { left, right, bits: bits + weight, doubt: given.doubt, evidence: [...given.evidence, item] };
}

/** Log-odds to the base of 2 as a probability. */
export function toProbability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
