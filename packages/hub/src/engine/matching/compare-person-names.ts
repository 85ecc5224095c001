import { countEdits } from './count-edits.ts';
import type { PreparedPerson } from './prepared-person.ts';

/** First names that stand for each other, by name: the groups that it is in. */
export type Nicknames = ReadonlyMap<string, readonly number[]>;

/** Groups of names by name. */
export function indexNicknames(groups: readonly (readonly string[])[]): Nicknames {
  const byName = new Map<string, number[]>();
  for (const [group, names] of groups.entries()) for (const name of names) byName.set(name, [...(byName.get(name) ?? []), group]);
  return byName;
}

/** How the names of two people compare, as a level of the rule; null: one has none. */
export function comparePersonNames(
  { words: left }: PreparedPerson,
  { words: right }: PreparedPerson,
  nicknames: Nicknames,
): string | null {
  if (left.length === 0 || right.length === 0) return null;
  if (left.length === 1 || right.length === 1)
    return left[0] === right[0] && left.length === right.length ? 'one-word' : oneOf(left, right);
  if (isSameSet(left, right)) return 'equal';
  const [firstLeft, lastLeft] = [left[0] ?? '', left.at(-1) ?? ''];
  const [firstRight, lastRight] = [right[0] ?? '', right.at(-1) ?? ''];
  if (lastLeft === lastRight) {
    if (firstLeft === firstRight) return middlesAgree(left.slice(1, -1), right.slice(1, -1)) ? 'equal' : 'different';
    if ((nicknames.get(firstLeft) ?? []).some((group) => nicknames.get(firstRight)?.includes(group))) return 'nickname';
    if (isInitialOf(firstLeft, firstRight) || isInitialOf(firstRight, firstLeft)) return 'initial';
  }
  return areNear(left, right) ? 'near' : 'different';
}

function oneOf(left: readonly string[], right: readonly string[]): string {
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  return many.includes(few[0] ?? '') ? 'one-word' : 'different';
}

function isSameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((word) => right.includes(word));
}

/** Middle names may be missing or short, but not others. */
function middlesAgree(left: readonly string[], right: readonly string[]): boolean {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.every((word) => many.some((other) => word.startsWith(other) || other.startsWith(word)));
}

function isInitialOf(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short);
}

/** Slips in names that are not short, in one of the two words only. */
function areNear(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  const slips = left.map((word, index) =>
    word === right[index]
      ? 0
      : Math.min(word.length, (right[index] ?? '').length) > 4
        ? countEdits(word, right[index] ?? '', 1)
        : 9,
  );
  return slips.reduce((sum, edits) => sum + edits, 0) === 1;
}
