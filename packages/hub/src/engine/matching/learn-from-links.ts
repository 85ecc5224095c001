import type { CompanyRule } from './match-rule.ts';
import type { WeighedPair } from './weighed-pair.ts';

/** Fewer links say nothing of the lists as a whole. */
const leastLinks = 30;
/** Links that the rule's own opinion counts as. */
const opinion = 30;
/** However well two lists fit, this is the most that is expected of what is left. */
const most = { share: 0.9, slips: 0.5 };

/**
 * A rule fitted to two lists: how much of them is in both, and how carelessly they were typed, as the links show that it made at first. Lists
 * full of slips make a slip likelier, clean lists less so. One step of expectation and maximisation, with the rule's own values as a prior.
 */
export function learnFromLinks(rule: CompanyRule, links: readonly WeighedPair[], shorterList: number): CompanyRule {
  if (links.length < leastLinks) return rule;
  const slipped = links.filter(({ evidence }) =>
    evidence.some(({ field, level }) => field === 'name' && level === 'near'),
  ).length;
  const m = Math.min(most.slips, (rule.name.slip.m * opinion + slipped) / (opinion + links.length));
  const share = Math.min(most.share, Math.max(rule.prior.share, links.length / shorterList));
  return { ...rule, prior: { ...rule.prior, share }, name: { ...rule.name, slip: { ...rule.name.slip, m } } };
}
