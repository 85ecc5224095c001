import { asset, company, user } from '../../catalog/match-rules/index.ts';
import type { MatchPair } from '../../engine/matching/match-pair.ts';
import { matchRecords } from '../../engine/matching/match-records.ts';
import type { MatchRule } from '../../engine/matching/match-rule.ts';
import { LeftRecordMissingError } from '../../foundation/errors/left-record-missing.ts';
import { listShapes } from './list-shapes.ts';
import { readListFile } from './read-list-file.ts';
import { readRuleFile } from './read-rule-file.ts';

/** What can be matched. */
export type MatchKind = MatchRule['kind'];
export const matchKinds: readonly MatchKind[] = ['company', 'user', 'asset'];

export interface MatchFilesInput {
  readonly kind: MatchKind;
  /** Paths of two CSV files. */
  readonly left: string;
  readonly right: string;
  /** Path of a JSON file that overrides the rules. */
  readonly rules?: string | undefined;
  /** Only pairs of this left record. */
  readonly explain?: string | undefined;
}

/** What came of matching two files. */
export interface MatchedFiles {
  readonly leftCount: number;
  readonly rightCount: number;
  readonly pairs: readonly MatchPair[];
  /** Names by id, to be shown; null: the record has none. */
  readonly leftNames: ReadonlyMap<string, string | null>;
  readonly rightNames: ReadonlyMap<string, string | null>;
}

/**
 * Matches two lists from files. Needs no database and writes nothing.
 * @throws BadListFileError, BadMatchRuleError, LeftRecordMissingError
 */
export async function matchFiles(input: MatchFilesInput): Promise<MatchedFiles> {
  const { left, right, pairs } = await matchKind(input);
  if (input.explain !== undefined && !left.some(({ id }) => id === input.explain))
    throw new LeftRecordMissingError(input.explain);
  return {
    leftCount: left.length,
    rightCount: right.length,
    pairs: input.explain === undefined ? pairs : pairs.filter(({ leftId }) => leftId === input.explain),
    leftNames: new Map(left.map(({ id, name }) => [id, name])),
    rightNames: new Map(right.map(({ id, name }) => [id, name])),
  };
}

interface NamedRecord {
  readonly id: string;
  readonly name: string | null;
}

interface Matched {
  readonly left: readonly NamedRecord[];
  readonly right: readonly NamedRecord[];
  readonly pairs: readonly MatchPair[];
}

async function matchKind(input: MatchFilesInput): Promise<Matched> {
  const rule = async <Rule extends MatchRule>(given: Rule) =>
    input.rules === undefined ? given : await readRuleFile(given, input.rules, matchKinds);
  if (input.kind === 'company') {
    const lists = {
      left: await readListFile(input.left, listShapes.company, listShapes.company.toRow),
      right: await readListFile(input.right, listShapes.company, listShapes.company.toRow),
    };
    return { ...lists, ...matchRecords({ rule: await rule(company), ...lists }) };
  }
  if (input.kind === 'user') {
    const lists = {
      left: await readListFile(input.left, listShapes.user, listShapes.user.toRow),
      right: await readListFile(input.right, listShapes.user, listShapes.user.toRow),
    };
    return { ...lists, ...matchRecords({ rule: await rule(user), ...lists }) };
  }
  const lists = {
    left: await readListFile(input.left, listShapes.asset, listShapes.asset.toRow),
    right: await readListFile(input.right, listShapes.asset, listShapes.asset.toRow),
  };
  return { ...lists, ...matchRecords({ rule: await rule(asset), ...lists }) };
}
