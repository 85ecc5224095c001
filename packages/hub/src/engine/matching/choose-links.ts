import type { MatchRule } from './match-rule.ts';
import type { WeighedPair } from './weighed-pair.ts';

/**
 * Links records without a person: best pair first, every record once, and only where a pair is ahead of all other uses of its two records by the
 * margin. A use does not count whose other record is better off elsewhere, by the margin too.
 * @returns the link of each left record, by its place
 */
export function chooseLinks(
  weighed: readonly WeighedPair[],
  thresholds: MatchRule['thresholds'],
): ReadonlyMap<number, WeighedPair> {
  const byLeft = Map.groupBy(weighed, ({ left }) => left);
  const byRight = Map.groupBy(weighed, ({ right }) => right);
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
