import type { AssetRecord } from './asset-record.ts';
import type { CompanyRecord } from './company-record.ts';
import { decidePairs, type PairedLists } from './decide-pairs.ts';
import { matchAssets } from './match-assets.ts';
import { matchCompanies } from './match-companies.ts';
import type { MatchPair } from './match-pair.ts';
import { matchPeople } from './match-people.ts';
import type { AssetRule, CompanyRule, MatchRule, UserRule } from './match-rule.ts';
import type { PersonRecord } from './person-record.ts';
import { finish, finishGently, type Steps } from './steps.ts';
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
  return { pairs: finish(matchSteps(question)) };
}

/** The same, in steps of some milliseconds, so that a process that serves people can go on serving them. */
export async function matchRecordsGently(question: MatchQuestion): Promise<{ readonly pairs: readonly MatchPair[] }> {
  return { pairs: await finishGently(matchSteps(question)) };
}

function* matchSteps(question: MatchQuestion): Steps<readonly MatchPair[]> {
  const known = question.known ?? [];
  const [takenLeft, takenRight] = [new Set(known.map(({ leftId }) => leftId)), new Set(known.map(({ rightId }) => rightId))];
  const free = <Row extends { readonly id: string }>(rows: readonly Row[], taken: ReadonlySet<string>) =>
    taken.size === 0 ? rows : rows.filter(({ id }) => !taken.has(id));
  if (question.rule.kind === 'company') {
    const lists = {
      left: free(question.left as readonly CompanyRecord[], takenLeft),
      right: free(question.right as readonly CompanyRecord[], takenRight),
    };
    return yield* matchInRounds(lists, question.rule);
  }
  if (question.rule.kind === 'asset') {
    const lists = {
      left: free(question.left as readonly AssetRecord[], takenLeft),
      right: free(question.right as readonly AssetRecord[], takenRight),
    };
    return yield* decideByClient(matchAssets(lists, question.rule), question.rule, lists);
  }
  const lists = {
    left: free(question.left as readonly PersonRecord[], takenLeft),
    right: free(question.right as readonly PersonRecord[], takenRight),
  };
  return yield* decideByClient(matchPeople(lists, question.rule), question.rule, lists);
}

/** More rounds have not been seen to bring anything. */
const mostRounds = 6;

/**
 * Links round by round: what one round linked is not in the lists of the next, which are shorter, so that names and values say more of what is
 * left. On generated lists it links one or two in a hundred more, and no more of them wrongly.
 */
function* matchInRounds(
  lists: { readonly left: readonly CompanyRecord[]; readonly right: readonly CompanyRecord[] },
  rule: CompanyRule,
): Steps<readonly MatchPair[]> {
  const byLeft = new Map<string, readonly MatchPair[]>();
  let { left, right } = lists;
  for (let round = 1; ; round += 1) {
    const weighed = yield* matchCompanies({ left, right }, rule);
    const pairs = yield* decideByClient([weighed], rule, { left, right });
    const links = pairs.filter(({ decision }) => decision === 'auto');
    for (const [id, own] of Map.groupBy(pairs, ({ leftId }) => leftId)) byLeft.set(id, own);
    if (links.length === 0 || round === mostRounds) return lists.left.flatMap(({ id }) => byLeft.get(id) ?? []);
    const [takenLeft, takenRight] = [new Set(links.map(({ leftId }) => leftId)), new Set(links.map(({ rightId }) => rightId))];
    // What is left is shown anew, or not at all: its candidates may have gone to others.
    for (const { id } of left) if (!takenLeft.has(id)) byLeft.delete(id);
    left = left.filter(({ id }) => !takenLeft.has(id));
    right = right.filter(({ id }) => !takenRight.has(id));
  }
}

/** Decides client by client, so that what was weighed for one is gone before the next, and puts the pairs in the order of the left list. */
function* decideByClient(
  clients: Iterable<readonly WeighedPair[]>,
  rule: MatchRule,
  lists: PairedLists,
): Steps<readonly MatchPair[]> {
  const byLeft: MatchPair[][] = [];
  for (const weighed of clients) {
    for (const { left, pair } of decidePairs(weighed, rule, lists)) {
      const pairs = byLeft[left];
      if (pairs) pairs.push(pair);
      else byLeft[left] = [pair];
    }
    yield;
  }
  return byLeft.flat();
}
