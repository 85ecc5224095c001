import { readFile } from 'node:fs/promises';
import type { MatchRule } from '../../engine/matching/match-rule.ts';
import { overrideMatchRule } from '../../engine/matching/override-match-rule.ts';
import { BadMatchRuleError } from '../../foundation/errors/bad-match-rule.ts';

/**
 * A rule as a file overrides it. The file is JSON with one member per kind of rule (`company`, `user`, `asset`), each with the parts that differ.
 * @throws BadMatchRuleError
 */
export async function readRuleFile<Rule extends MatchRule>(rule: Rule, path: string, kinds: readonly string[]): Promise<Rule> {
  const given = await readJson(path);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new BadMatchRuleError(path, ['it is no object']);
  const unknown = Object.keys(given).filter((kind) => !kinds.includes(kind));
  if (unknown.length > 0) throw new BadMatchRuleError(path, [`there are rules for ${kinds.join(', ')} only`]);
  const overrides: unknown = Object.entries(given).find(([kind]) => kind === rule.kind)?.[1];
  if (overrides === undefined) return rule;
  const read = overrideMatchRule(rule, overrides);
  if ('faults' in read) throw new BadMatchRuleError(path, read.faults);
  return read.rule;
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new BadMatchRuleError(path, [error instanceof SyntaxError ? 'it is no JSON' : 'it cannot be opened'], error);
  }
}
