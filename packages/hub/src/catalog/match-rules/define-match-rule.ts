import type { MatchRule } from '../../engine/matching/match-rule.ts';

/**
 * Declares how records of one kind are matched. Plain data: what stands here can be written as JSON and overridden by a file. One file per
 * kind, and a line in `index.ts`.
 *
 * @example
 * export const company = defineMatchRule({
 *   id: 'company',
 *   kind: 'company',
 *   title: 'Companies to clients',
 *   prior: { share: 0.5, atLeast: 100 },
 *   thresholds: { auto: 0.97, suggest: 0.01, margin: 3, candidates: 3 },
 *   comparisons: { phone: { equal: { m: 0.6, u: 0.0001 }, different: { m: 0.3, u: 0.99 } } },
 *   ...
 * });
 */
export function defineMatchRule<Rule extends MatchRule>(rule: Rule): Rule {
  return rule;
}
