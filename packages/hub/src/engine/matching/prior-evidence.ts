import type { EvidenceItem } from './match-pair.ts';
import type { MatchRule } from './match-rule.ts';

/** What is known of two records before they are looked at: one of so many is the other one. */
export function priorEvidence({ prior }: MatchRule, longest: number): EvidenceItem {
  const among = Math.max(longest, prior.atLeast);
  return {
    field: 'prior',
    left: null,
    right: null,
    level: 'prior',
    weight: Math.log2(prior.share / (among - prior.share)),
    note: `Before anything is compared: ${Math.round(prior.share * 100)} of 100 records have a partner, and it is one of ${among}.`,
  };
}
