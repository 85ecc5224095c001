import type { EvidenceItem } from './match-pair.ts';
import type { MatchRule } from './match-rule.ts';

/**
 * One item of evidence, weighed by the rule: log2(m / u) of its level; none where the rule does not know the level.
 * @param frequency how often a value like it is met by chance in these lists, added to the level's `u`
 */
export function weighLevel(rule: MatchRule, given: Omit<EvidenceItem, 'weight'>, frequency = 0): EvidenceItem[] {
  const level = rule.comparisons[given.field]?.[given.level];
  return level === undefined ? [] : [{ ...given, weight: Math.log2(level.m / Math.min(0.95, level.u + frequency)) }];
}
