/** The known names that somebody may have meant: they begin alike, or differ by a letter that is wrong, missing, too many or misplaced. */
export function findNearNames(typed: string, known: readonly string[]): readonly string[] {
  return known.filter((name) => isNear(typed, name));
}

function isNear(typed: string, name: string): boolean {
  if (name.startsWith(typed.slice(0, 3))) return true;
  if (Math.abs(typed.length - name.length) > 1) return false;
  let from = 0;
  while (from < name.length && typed[from] === name[from]) from += 1;
  let same = 0;
  while (same < name.length - from && same < typed.length - from && typed.at(-1 - same) === name.at(-1 - same)) same += 1;
  return Math.max(typed.length, name.length) - from - same <= 2;
}
