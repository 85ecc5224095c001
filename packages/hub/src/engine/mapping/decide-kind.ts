import type { MappingCandidate } from '../../store/rows/mapping-candidate-rows.ts';
import type { MappingKind, MappingLink } from '../../store/rows/mapping-link-rows.ts';
import type { MatchPair } from '../matching/match-pair.ts';
import type { KnownPair } from '../matching/match-records.ts';

/** What is decided of one kind already. */
export interface DecidedLinks {
  readonly links: readonly MappingLink[];
  /** Records that somebody unlinked: no rule links them. */
  readonly unlinked: ReadonlySet<string>;
  /** Whether what rules linked is decided anew. */
  readonly isRematch: boolean;
}

/** Whether a link was made by a rule and may be made otherwise by another rule. */
export function isOfRule({ state, decidedBy }: MappingLink): boolean {
  return state === 'linked' && decidedBy === 'rule';
}

/** The links that stand whatever rules say. What a rule linked stands too where somebody linked another record to the same one: both are meant. */
export function standingLinks({ links, isRematch }: DecidedLinks): readonly MappingLink[] {
  const isFree = (link: MappingLink) => isRematch && isOfRule(link);
  const said = new Set(links.flatMap((link) => (isFree(link) ? [] : (link.haloKey ?? []))));
  return links.filter((link) => link.siteName === '' && (!isFree(link) || said.has(link.haloKey ?? 0)));
}

/** The pairs that stand: their records are proposed no more. Several companies may be one client, by a person's word. */
export function knownPairs(decided: DecidedLinks): readonly KnownPair[] {
  return standingLinks(decided).map(({ sourceKey, haloKey }) => ({ leftId: sourceKey, rightId: String(haloKey) }));
}

/** What comes of pairs. */
export interface DecidedKind {
  readonly candidates: readonly MappingCandidate[];
  /** What a rule links. */
  readonly auto: readonly MatchPair[];
}

/** Tells what rules link from what a person is asked about. @param autoLink whether rules may link this kind */
export function decideKind(pairs: readonly MatchPair[], decided: DecidedLinks, autoLink: boolean): DecidedKind {
  const mayLink = ({ leftId, decision }: MatchPair) => decision === 'auto' && autoLink && !decided.unlinked.has(leftId);
  const auto = pairs.filter(mayLink);
  const linked = new Set(auto.map(({ leftId }) => leftId));
  const candidates: MappingCandidate[] = [];
  let last: { readonly leftId: string; readonly rank: number } | null = null;
  for (const pair of pairs) {
    if (linked.has(pair.leftId)) continue;
    const rank: number = last !== null && last.leftId === pair.leftId ? last.rank + 1 : 0;
    last = { leftId: pair.leftId, rank };
    candidates.push(toCandidate(pair, rank));
  }
  return { candidates, auto };
}

function toCandidate({ leftId, rightId, score, decision, evidence }: MatchPair, rank: number): MappingCandidate {
  return {
    sourceKey: leftId,
    rank,
    haloKey: Number(rightId),
    score: rounded(score),
    decision,
    evidence: shortEvidence(evidence),
  };
}

/** What a rule links, as a link. */
export function linkOfPair(
  pair: MatchPair,
  more: Pick<MappingLink, 'siteId' | 'haloName' | 'decidedAt'> & { readonly kind: MappingKind },
): MappingLink {
  return {
    ...more,
    sourceKey: pair.leftId,
    siteName: '',
    state: 'linked',
    haloKey: Number(pair.rightId),
    reason: null,
    score: rounded(pair.score),
    evidence: shortEvidence(pair.evidence),
    decidedBy: 'rule',
    batchId: null,
  };
}

const rounded = (score: number) => Math.round(score * 1e6) / 1e6;

/** Weights with two places: what differs less is the same to a person. */
function shortEvidence(evidence: MatchPair['evidence']): MappingLink['evidence'] {
  return evidence.map((item) => ({ ...item, weight: Math.round(item.weight * 100) / 100 }));
}
