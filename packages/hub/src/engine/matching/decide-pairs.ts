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
export function decidePairs(weighed: readonly WeighedPair[], { thresholds }: MatchRule, lists: PairedLists): readonly DecidedPair[] {
  const byLeft = groupBy(weighed, ({ left }) => left);
  const byRight = groupBy(weighed, ({ right }) => right);
  const linked = chooseLinks(weighed, { byLeft, byRight, thresholds });
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

interface Field {
  readonly byLeft: ReadonlyMap<number, readonly WeighedPair[]>;
  readonly byRight: ReadonlyMap<number, readonly WeighedPair[]>;
  readonly thresholds: MatchRule['thresholds'];
}

function chooseLinks(weighed: readonly WeighedPair[], { byLeft, byRight, thresholds }: Field): ReadonlyMap<number, WeighedPair> {
  const least = Math.log2(thresholds.auto / (1 - thresholds.auto));
  const linked = new Map<number, WeighedPair>();
  const taken = new Set<number>();
  for (const pair of weighed.toSorted((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right)) {
    if (pair.bits < least) break;
    if (pair.doubt !== null || linked.has(pair.left) || taken.has(pair.right)) continue;
    const rivals = [...(byLeft.get(pair.left) ?? []), ...(byRight.get(pair.right) ?? [])];
    if (rivals.some((rival) => rival !== pair && rival.bits > pair.bits - thresholds.margin && !isSpokenFor(rival, pair)))
      continue;
    linked.set(pair.left, pair);
    taken.add(pair.right);
  }
  return linked;

  /** Whether the rival's other record is better off elsewhere, by the margin. */
  function isSpokenFor(rival: WeighedPair, pair: WeighedPair): boolean {
    const elsewhere = rival.left === pair.left ? byRight.get(rival.right) : byLeft.get(rival.left);
    return (elsewhere ?? []).some((better) => better !== rival && better.bits >= rival.bits + thresholds.margin);
  }
}

function groupBy(
  pairs: readonly WeighedPair[],
  keyOf: (pair: WeighedPair) => number,
): ReadonlyMap<number, readonly WeighedPair[]> {
  const groups = new Map<number, WeighedPair[]>();
  for (const pair of pairs) {
    const group = groups.get(keyOf(pair));
    if (group) group.push(pair);
    else groups.set(keyOf(pair), [pair]);
  }
  return groups;
}
