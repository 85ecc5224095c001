import type { MatchPair } from '../matching/match-pair.ts';
import type { KnownPair } from '../matching/match-records.ts';
import { type DecidedKind, type DecidedLinks, decideKind } from './decide-kind.ts';

/** More rounds have not been seen to bring anything. */
const mostRounds = 6;

/**
 * Decides a kind round by round: what was linked is known to the next round, whose lists are shorter, so that values weigh otherwise. It ends when a
 * round links nothing; a second refresh then finds what the first one left.
 * @param match weighs the lists without the records of these pairs
 */
export async function decideUntilStill(
  match: (known: readonly KnownPair[]) => Promise<readonly MatchPair[]>,
  order: { readonly known: readonly KnownPair[]; readonly decided: DecidedLinks; readonly autoLink: boolean },
): Promise<DecidedKind> {
  const auto: MatchPair[] = [];
  for (let round = 1; ; round += 1) {
    const decided = decideKind(await match([...order.known, ...auto]), order.decided, order.autoLink && round <= mostRounds);
    auto.push(...decided.auto);
    if (decided.auto.length === 0) return { candidates: decided.candidates, auto };
  }
}
