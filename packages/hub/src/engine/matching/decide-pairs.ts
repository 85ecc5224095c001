import { chooseLinks } from './choose-links.ts';
import type { MatchPair } from './match-pair.ts';
import type { MatchRule } from './match-rule.ts';
import { toProbability, type WeighedPair } from './weighed-pair.ts';

/** The ids of two lists, by place. */
export interface PairedLists {
  readonly left: readonly { readonly id: string }[];
  readonly right: readonly { readonly id: string }[];
}

/** A pair with the place of its left record. */
export interface DecidedPair {
  readonly left: number;
  readonly pair: MatchPair;
}

/**
 * Decides what is linked and what is suggested: best first, every record once, and a link only where it is ahead of all other uses of its two
 * records. Of each left record the likeliest candidates come, best first; what is linked stands before what is not.
 */
export function decidePairs(
  weighed: readonly WeighedPair[],
  { thresholds }: MatchRule,
  lists: PairedLists,
): readonly DecidedPair[] {
  const linked = chooseLinks(weighed, thresholds);
  const byLeft = Map.groupBy(weighed, ({ left }) => left);
  const rank = (pair: WeighedPair) => (linked.get(pair.left) === pair ? Number.POSITIVE_INFINITY : pair.bits);
  return [...byLeft].flatMap(([left, own]) =>
    own
      .toSorted((a, b) => rank(b) - rank(a) || a.right - b.right)
      .slice(0, thresholds.candidates)
      .map((pair) => ({ left, pair: toMatchPair(pair, lists, linked) })),
  );
}

function toMatchPair(pair: WeighedPair, lists: PairedLists, linked: ReadonlyMap<number, WeighedPair>): MatchPair {
  return {
    leftId: lists.left[pair.left]?.id ?? '',
    rightId: lists.right[pair.right]?.id ?? '',
    score: toProbability(pair.bits),
    decision: linked.get(pair.left) === pair ? 'auto' : 'suggested',
    evidence: pair.evidence,
  };
}
