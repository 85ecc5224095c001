import type { MatchPair } from '../../../src/engine/matching/match-pair.ts';
import type { KnownLists } from './company-lists.ts';

/** How well pairs fit what is true. */
export interface Judgement {
  readonly linked: number;
  readonly wrong: readonly MatchPair[];
  /** Right links among all links. */
  readonly precision: number;
  /** Right links among all true pairs. */
  readonly recall: number;
  /** True pairs that are among the candidates shown. */
  readonly shown: number;
}

/** Compares links and candidates with the truth. */
export function judgePairs(pairs: readonly MatchPair[], { truth }: Pick<KnownLists<unknown>, 'truth'>): Judgement {
  const linked = pairs.filter(({ decision }) => decision === 'auto');
  const wrong = linked.filter(({ leftId, rightId }) => truth.get(leftId) !== rightId);
  const shown = pairs.filter(({ leftId, rightId }) => truth.get(leftId) === rightId).length;
  const right = linked.length - wrong.length;
  return {
    linked: linked.length,
    wrong,
    precision: linked.length === 0 ? 1 : right / linked.length,
    recall: right / truth.size,
    shown: shown / truth.size,
  };
}

/** `precision 0.9987, recall 0.941, shown 0.993`. */
export function describeJudgement({ linked, wrong, precision, recall, shown }: Judgement): string {
  return `${linked} linked, ${wrong.length} wrong, precision ${precision.toFixed(4)}, recall ${recall.toFixed(3)}, among the candidates ${shown.toFixed(3)}`;
}
