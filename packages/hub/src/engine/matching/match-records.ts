import type { AssetRecord } from './asset-record.ts';
import type { CompanyRecord } from './company-record.ts';
import { decidePairs, type PairedLists } from './decide-pairs.ts';
import { matchAssets } from './match-assets.ts';
import { matchCompanies } from './match-companies.ts';
import type { MatchPair } from './match-pair.ts';
import { matchPeople } from './match-people.ts';
import type { AssetRule, CompanyRule, MatchRule, UserRule } from './match-rule.ts';
import type { PersonRecord } from './person-record.ts';
import type { WeighedPair } from './weighed-pair.ts';

/** A pair that a person decided on. */
export interface KnownPair {
  readonly leftId: string;
  readonly rightId: string;
}

/** A rule with two lists of its kind. */
export type MatchQuestion = {
  /** Pairs that a person linked: their records are taken, and are not proposed again. */
  readonly known?: readonly KnownPair[];
} & (
  | { readonly rule: CompanyRule; readonly left: readonly CompanyRecord[]; readonly right: readonly CompanyRecord[] }
  | { readonly rule: UserRule; readonly left: readonly PersonRecord[]; readonly right: readonly PersonRecord[] }
  | { readonly rule: AssetRule; readonly left: readonly AssetRecord[]; readonly right: readonly AssetRecord[] }
);

/**
 * Finds which records of two lists are the same. A pure function: no clock, no database, and the same answer for the same lists.
 * @returns pairs by left record in its order, the likeliest first; ids must be unique within a list
 */
export function matchRecords(question: MatchQuestion): { readonly pairs: readonly MatchPair[] } {
  const known = question.known ?? [];
  const [takenLeft, takenRight] = [new Set(known.map(({ leftId }) => leftId)), new Set(known.map(({ rightId }) => rightId))];
  const free = <Row extends { readonly id: string }>(rows: readonly Row[], taken: ReadonlySet<string>) =>
    taken.size === 0 ? rows : rows.filter(({ id }) => !taken.has(id));
  if (question.rule.kind === 'company') {
    const lists = {
      left: free(question.left as readonly CompanyRecord[], takenLeft),
      right: free(question.right as readonly CompanyRecord[], takenRight),
    };
    return { pairs: decideByClient([matchCompanies(lists, question.rule)], question.rule, lists) };
  }
  if (question.rule.kind === 'asset') {
    const lists = {
      left: free(question.left as readonly AssetRecord[], takenLeft),
      right: free(question.right as readonly AssetRecord[], takenRight),
    };
    return { pairs: decideByClient(matchAssets(lists, question.rule), question.rule, lists) };
  }
  const lists = {
    left: free(question.left as readonly PersonRecord[], takenLeft),
    right: free(question.right as readonly PersonRecord[], takenRight),
  };
  return { pairs: decideByClient(matchPeople(lists, question.rule), question.rule, lists) };
}

/** Decides client by client, so that what was weighed for one is gone before the next, and puts the pairs in the order of the left list. */
function decideByClient(clients: Iterable<readonly WeighedPair[]>, rule: MatchRule, lists: PairedLists): readonly MatchPair[] {
  const byLeft: MatchPair[][] = [];
  for (const weighed of clients)
    for (const { left, pair } of decidePairs(weighed, rule, lists)) {
      const pairs = byLeft[left];
      if (pairs) pairs.push(pair);
      else byLeft[left] = [pair];
    }
  return byLeft.flat();
}
