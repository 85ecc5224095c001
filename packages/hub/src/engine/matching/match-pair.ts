/** One thing that speaks for or against a pair. */
export interface EvidenceItem {
  readonly field: string;
  /** What the two records say, as they say it. */
  readonly left: string | null;
  readonly right: string | null;
  /** How the two compare, by the rule's word for it. */
  readonly level: string;
  /** Bits: +1 doubles the odds that the two are one, -1 halves them. */
  readonly weight: number;
  /** A sentence for people. */
  readonly note: string;
}

/** Two records that may be the same. */
export interface MatchPair {
  readonly leftId: string;
  readonly rightId: string;
  /** Probability from 0 to 1: the weights of the evidence, the prior among them, summed as log-odds to the base of 2. */
  readonly score: number;
  /** `auto`: good enough to be linked without a person. `suggested`: a person decides. */
  readonly decision: 'auto' | 'suggested';
  readonly evidence: readonly EvidenceItem[];
}
