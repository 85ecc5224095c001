import type { MatchPair } from './match-pair.ts';

/** What another rule would make of links. */
export interface LinkChanges {
  /** Links that would come. */
  readonly added: readonly MatchPair[];
  /** Links that would go: their left record would have none. */
  readonly removed: readonly MatchPair[];
  /** Left records that would be linked to another right record. */
  readonly moved: readonly { readonly before: MatchPair; readonly after: MatchPair }[];
  /** Links that would stay as they are. */
  readonly kept: number;
  /** How many existing links would change: those that go and those that move. */
  readonly changed: number;
}

/** Compares what two rules make of the same lists, as far as records are linked without a person. A pure function. */
export function whatWouldChange(before: readonly MatchPair[], after: readonly MatchPair[]): LinkChanges {
  const linked = (pairs: readonly MatchPair[]) =>
    new Map(pairs.filter(({ decision }) => decision === 'auto').map((pair) => [pair.leftId, pair]));
  const [old, next] = [linked(before), linked(after)];
  const removed = [...old.values()].filter(({ leftId }) => !next.has(leftId));
  const moved = [...old.values()].flatMap((pair) => {
    const other = next.get(pair.leftId);
    return other !== undefined && other.rightId !== pair.rightId ? [{ before: pair, after: other }] : [];
  });
  return {
    added: [...next.values()].filter(({ leftId }) => !old.has(leftId)),
    removed,
    moved,
    kept: old.size - removed.length - moved.length,
    changed: removed.length + moved.length,
  };
}
